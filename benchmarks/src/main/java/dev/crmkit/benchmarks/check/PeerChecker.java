package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;

/** The peers. */
public enum PeerChecker {
  /** An engine for policies in a file of rules. */
  JCASBIN("jCasbin 1.99.0") {
    @Override
    Checker create(OrganisationFixture company, AccessCase question, ActorAndRecord[] pairs) {
      return new CasbinChecker(company, question, pairs);
    }
  },
  /** An engine for policies in a language, behind JNI. */
  CEDAR("cedar-java 4.10.0") {
    @Override
    Checker create(OrganisationFixture company, AccessCase question, ActorAndRecord[] pairs) {
      return new CedarChecker(company, question, pairs);
    }
  },
  /** A list of entries for each record. */
  SPRING_ACL("spring-security-acl 6.5.6, warm") {
    @Override
    Checker create(OrganisationFixture company, AccessCase question, ActorAndRecord[] pairs) {
      return new SpringAclChecker(company, question, pairs);
    }
  };

  private final String title;

  PeerChecker(String words) {
    this.title = words;
  }

  abstract Checker create(OrganisationFixture company, AccessCase question, ActorAndRecord[] pairs);

  String title() {
    return title;
  }
}
