package dev.crmkit.access.internal.json;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.FormDefinition;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.json.JsonType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON of what a session returns. */
class AccessJsonTest {

  private final Company company = new Company();
  private final CrmSession boris = company.as(BORIS);
  private final ClientId ofVera = company.client(1, VERA);
  private final ClientId ofDina = company.client(2, DINA);

  private static <T> void assertReadAsWritten(T value, JsonType<T> type) {
    String json = CrmJson.write(value);

    T read = CrmJson.read(json, type);

    assertThat(read).isEqualTo(value);
    assertThat(CrmJson.write(read)).isEqualTo(json);
  }

  @Test
  void aDecisionIsWrittenWithItsRuleAndExplanation() {
    Decision decision = company.as(GLEB).may(Action.EDIT, ofVera);

    assertThat(CrmJson.write(decision))
        .isEqualTo(
            "{\"allowed\":false,\"rule\":\"peers-view-only\",\"explanation\":\""
                + decision.explain()
                + "\"}");
    assertThat(CrmJson.read(CrmJson.write(decision), Decision.class)).isEqualTo(decision);
    assertThat(Decision.explained(Rule.OTHER_TEAM, decision.explain())).isNotEqualTo(decision);
  }

  @Test
  void aDecisionThatContradictsItsRuleIsRefused() {
    assertThatThrownBy(
            () ->
                CrmJson.read(
                    "{\"allowed\":true,\"rule\":\"peers-view-only\",\"explanation\":\"x\"}",
                    Decision.class))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("by this rule, 'allowed' is false");
  }

  @Test
  void whatASessionReturnsIsReadAsItWasWritten() {
    assertReadAsWritten(boris.whoCan(Action.VIEW, ofVera), new JsonType<List<UserDecision>>() {});
    assertReadAsWritten(
        boris.clients().list(Query.all().limit(1)), new JsonType<Page<ClientView>>() {});
    assertReadAsWritten(
        boris.users().history(VERA, PageRequest.first()), new JsonType<Page<HistoryView>>() {});
    assertReadAsWritten(boris.form().definition(), new JsonType<FormDefinition>() {});
    assertReadAsWritten(
        List.of(new SubjectRef(VERA, "Vera"), new SubjectRef(Section.FIRST, "Client")),
        new JsonType<List<SubjectRef>>() {});
    assertThat(CrmJson.write(company.as(ANNA).preview(DeleteUser.of(VERA))))
        .contains("\"subject\":{\"id\":\"user/4\",\"name\":\"Vera\"}");
  }

  @Test
  void outcomesAreReadWithWhyTheyWereRefused() {
    List<Outcome<ClientView>> outcomes =
        boris
            .clients()
            .editMany(
                List.of(
                    ClientEdit.of(ofVera).name("Acme"),
                    ClientEdit.of(ofVera).name(" "),
                    ClientEdit.of(ofVera).name("x").version(1),
                    ClientEdit.of(ofDina).name("x"),
                    ClientEdit.of(ofVera).name("x").owner(DINA)));

    String json = CrmJson.write(outcomes);
    List<Outcome<ClientView>> read =
        CrmJson.read(json, new JsonType<List<Outcome<ClientView>>>() {});

    assertThat(CrmJson.write(read)).isEqualTo(json);
    assertThat(read.get(0)).isEqualTo(outcomes.get(0));
    for (int i = 1; i < outcomes.size(); i++) {
      CrmException written = ((Outcome.Refused<ClientView>) outcomes.get(i)).why();
      assertThat(((Outcome.Refused<ClientView>) read.get(i)).why())
          .hasSameClassAs(written)
          .hasMessage(written.getMessage());
    }
    assertThat(json)
        .contains(
            "\"@type\":\"invalid\"",
            "\"@type\":\"conflict\"",
            "\"@type\":\"not-found\"",
            "\"@type\":\"denied\"");
  }

  @Test
  void exceptionsAreWrittenByTheirKind() {
    InvalidException unconfirmed =
        new InvalidException(
            List.of(new Violation("confirm", ViolationCode.UNCONFIRMED, null, "2", 2L)), 3);
    assertThat(CrmJson.write(unconfirmed))
        .isEqualTo(
            "{\"@type\":\"invalid\",\"violations\":[{\"field\":\"confirm\",\"code\":"
                + "\"unconfirmed\",\"expected\":\"2\",\"confirm\":2}],\"omitted\":3}");
    assertThat(CrmJson.write(ConflictException.stalePlan(VERA)))
        .isEqualTo("{\"@type\":\"conflict\",\"subject\":\"user/4\"}");
    UnreadableException unreadable = new UnreadableException("client 1", ofVera, null, "x");
    assertThat(CrmJson.write(CrmJson.read(CrmJson.write(unreadable), CrmException.class)))
        .isEqualTo("{\"@type\":\"unreadable\",\"subject\":\"client/1\"}");
    assertThatThrownBy(() -> CrmJson.write(new StoreFailureException("down", null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNegationOfNothingIsRefused() {
    assertThatThrownBy(
            () ->
                CrmJson.read(
                    "{\"filters\":[{\"@type\":\"combined-filter\",\"operator\":\"not\","
                        + "\"parts\":[]}],\"order\":{\"by\":{\"@type\":\"by-closing\"},"
                        + "\"descending\":true},\"limit\":5}",
                    Query.class))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("one filter is negated, not 0");
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // a token without a type is the mistake tested
  @Test
  void aTypeTokenNamesItsType() {
    assertThatThrownBy(() -> new JsonType() {}).isInstanceOf(IllegalArgumentException.class);
  }
}
