package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;

/** The authorization libraries that CrmKit is compared with. */
public enum PeerChecker {
  /** Evaluates rules from a policy file. */
  JCASBIN("jCasbin 1.99.0") {
    @Override
    Checker create(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
      return new CasbinChecker(company, accessCase, pairs);
    }
  },
  /** Evaluates policies written in the Cedar language, in native code called through JNI. */
  CEDAR("cedar-java 4.10.0") {
    @Override
    Checker create(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
      return new CedarChecker(company, accessCase, pairs);
    }
  },
  /** Evaluates policies written in the language SAPL, in Java. */
  SAPL("sapl-pdp-embedded 3.0.0") {
    @Override
    Checker create(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
      return new SaplChecker(company, accessCase, pairs);
    }
  },
  /** Looks up an access control list per record. */
  SPRING_ACL("spring-security-acl 6.5.6, warm") {
    @Override
    Checker create(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
      return new SpringAclChecker(company, accessCase, pairs);
    }
  };

  private final String title;

  PeerChecker(String title) {
    this.title = title;
  }

  abstract Checker create(
      OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs);

  String title() {
    return title;
  }
}
