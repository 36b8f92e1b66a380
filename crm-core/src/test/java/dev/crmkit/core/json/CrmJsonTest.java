package dev.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the JSON looks like, what is refused, and that a host application's mapper does the same.
 */
class CrmJsonTest {

  private static final Instant NOON = Instant.parse("2026-02-28T12:00:00.000000001Z");

  private static final Client ACME =
      Client.builder()
          .id(ClientId.of(42))
          .portfolio(PortfolioId.of(7))
          .version(3)
          .createdBy(new UserRef(UserId.of(5), "Анна"))
          .createdAt(NOON)
          .updatedAt(NOON)
          .name("Acme 😀")
          .putFields(FieldId.of(9), FieldValue.number(new BigDecimal("1.10")))
          .putFields(FieldId.of(10), FieldValue.choice(OptionId.of(7)))
          .addLabels(LabelId.of(20), LabelId.of(3))
          .putStages(PipelineId.of(1), new StageEntry(StageId.of(2), NOON))
          .build();

  private static final String ACME_JSON =
      """
      {"@type":"client","id":42,"createdAt":"2026-02-28T12:00:00.000000001Z",\
      "createdBy":{"id":5,"name":"Анна"},"fields":{"9":{"number":1.10},"10":{"choice":7}},\
      "labels":[3,20],"name":"Acme 😀","portfolio":7,\
      "stages":{"1":{"stage":2,"enteredAt":"2026-02-28T12:00:00.000000001Z"}},\
      "updatedAt":"2026-02-28T12:00:00.000000001Z","version":3}\
      """;

  @Test
  void aClientLooksLikeThis() {
    assertThat(CrmJson.write(ACME)).isEqualTo(ACME_JSON);
  }

  @Test
  void aSubtypeIsReadAsTheSealedTypeAndAsItself() {
    assertThat(CrmJson.read(ACME_JSON, CrmRecord.class)).isEqualTo(ACME);
    assertThat(CrmJson.read(ACME_JSON, Client.class)).isEqualTo(ACME);
    assertThat(CrmJson.read(ACME_JSON.replace("\"@type\":\"client\",", ""), Client.class))
        .isEqualTo(ACME);
  }

  @Test
  void theTagCanBeAnywhere() {
    String last = ACME_JSON.replace("\"@type\":\"client\",", "").replace("}$", "");
    last = last.substring(0, last.length() - 1) + ",\"@type\":\"client\"}";

    assertThat(CrmJson.read(last, CrmRecord.class)).isEqualTo(ACME);

    String bound =
        "{\"value\":{\"number\":0."
            + "1".repeat(99)
            + "},\"@type\":\"field-compares\","
            + "\"field\":1,\"comparison\":\"at-most\"}";
    assertThat(CrmJson.write(CrmJson.read(bound, Condition.class))).contains("0." + "1".repeat(99));
  }

  static Stream<Object[]> fieldValues() {
    return Stream.of(
        new Object[] {FieldValue.text("x"), "{\"text\":\"x\"}"},
        new Object[] {FieldValue.number(new BigDecimal("1.10")), "{\"number\":1.10}"},
        new Object[] {
          FieldValue.number(new BigDecimal("-0.0000000001")), "{\"number\":-0.0000000001}"
        },
        new Object[] {FieldValue.checkbox(false), "{\"checkbox\":false}"},
        new Object[] {FieldValue.date(LocalDate.of(2026, 2, 28)), "{\"date\":\"2026-02-28\"}"},
        new Object[] {FieldValue.choice(OptionId.of(7)), "{\"choice\":7}"},
        new Object[] {FieldValue.empty(), "{\"empty\":true}"});
  }

  @ParameterizedTest
  @MethodSource("fieldValues")
  void aFieldValueIsKeyedByItsType(FieldValue value, String json) {
    assertThat(CrmJson.write(value)).isEqualTo(json);
    assertThat(CrmJson.read(json, FieldValue.class)).isEqualTo(value);
    assertThat((Object) CrmJson.read(json, value.getClass())).isEqualTo(value);
  }

  @Test
  void aFieldValueOfAnotherTypeIsNotRead() {
    assertThatThrownBy(() -> CrmJson.read("{\"text\":\"x\"}", FieldValue.Number.class))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void idsInAListOfNoDeclaredTypeKeepTheirKinds() {
    assertThat(CrmJson.write(List.of(ClientId.of(7), UserId.of(7), SettingsArea.LABELS)))
        .isEqualTo("[\"client/7\",\"user/7\",\"settings/labels\"]");
    assertThat(CrmJson.write(Map.of(ClientId.of(7), Set.of(DealId.of(8)))))
        .isEqualTo("{\"client/7\":[\"deal/8\"]}");
    assertThat(CrmJson.write(Optional.of(UserId.of(7)))).isEqualTo("\"user/7\"");
  }

  @Test
  void smallValuesLookLikeThis() throws IOException {
    assertThat(CrmJson.write(ClientId.of(Id.MAX))).isEqualTo("9007199254740991");
    assertThat(CrmJson.write(WorkspaceId.of("acme"))).isEqualTo("\"acme\"");
    assertThat(CrmJson.write(Money.parse("100.00 EUR")))
        .isEqualTo("{\"number\":100.00,\"currency\":\"EUR\"}");
    assertThat(CrmJson.write(UserStatus.IP_RESTRICTED)).isEqualTo("\"ip-restricted\"");
    assertThat(CrmJson.write(SettingsArea.CLIENT_FORM)).isEqualTo("\"client-form\"");
    assertThat(CrmJson.write(IpRange.parse("10.0.0.0/8"))).isEqualTo("\"10.0.0.0/8\"");
    assertThat(CrmJson.write(InetAddress.getByName("2001:db8::1"))).isEqualTo("\"2001:db8::1\"");
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 3};
    assertThat(CrmJson.write(Inet6Address.getByAddress(null, mapped, -1)))
        .isEqualTo("\"10.0.0.3\"");
    assertThat(CrmJson.read("\"10.0.0.7\"", InetAddress.class))
        .isEqualTo(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}));
    assertThat(CrmJson.write(Scope.everything())).isEqualTo("{\"@type\":\"everything\"}");
    assertThat(CrmJson.write(new SortKey.OfText("a")))
        .isEqualTo("{\"@type\":\"of-text\",\"key\":\"a\"}");
    assertThat(CrmJson.write(List.of(ClientId.of(1), UserStatus.ACTIVE)))
        .isEqualTo("[\"client/1\",\"active\"]");
    assertThat(CrmJson.write(Map.of(ClientId.of(1), "x"))).isEqualTo("{\"client/1\":\"x\"}");
  }

  @Test
  void aPropertyNamedTypeIsNotMistakenForTheTag() {
    Field field =
        Field.builder()
            .id(FieldId.of(1))
            .section(SectionId.of(1))
            .name("n")
            .type(FieldType.DATE)
            .build();

    assertThat(CrmJson.write(field))
        .isEqualTo(
            "{\"@type\":\"field\",\"id\":1,\"name\":\"n\",\"options\":[],\"order\":0,"
                + "\"required\":false,\"section\":1,\"type\":\"date\"}");
    assertThat(CrmJson.read(CrmJson.write(field), OrgEntry.class)).isEqualTo(field);
  }

  @Test
  void aReferenceToSeveralKindsIsItsPath() {
    OrgDelta delta =
        new OrgDelta(
            List.of(new AllowedRanges(List.of()), new Portfolio(PortfolioId.of(1), UserId.of(2))),
            Set.of(LabelId.of(10), LabelId.of(9), FieldId.of(1)));

    assertThat(CrmJson.write(delta))
        .isEqualTo(
            "{\"put\":[{\"@type\":\"allowed-ranges\",\"ranges\":[]},"
                + "{\"@type\":\"portfolio\",\"id\":1,\"owner\":2}],"
                + "\"removed\":[\"field/1\",\"label/9\",\"label/10\"]}");
    assertThat(CrmJson.read("\"settings/labels\"", Subject.class)).isEqualTo(SettingsArea.LABELS);
    assertThat(CrmJson.read("\"client/42\"", Subject.class)).isEqualTo(ClientId.of(42));
    assertThatThrownBy(() -> CrmJson.read("\"user/42\"", dev.crmkit.core.record.RecordId.class))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void aQueryNamesItsKind() {
    var query =
        new RecordQuery<>(
            Client.class,
            Scope.portfolios(Set.of(PortfolioId.of(3), PortfolioId.of(1))),
            Condition.never(),
            Sort.descending(Sort.Attribute.NAME),
            null,
            5);

    assertThat(CrmJson.write(query))
        .isEqualTo(
            "{\"type\":\"client\",\"scope\":{\"@type\":\"portfolios\",\"ids\":[1,3]},"
                + "\"where\":{\"@type\":\"or\",\"parts\":[]},"
                + "\"sort\":{\"by\":\"name\",\"descending\":true},\"limit\":5}");
  }

  @Test
  void aSetIsOneTextHoweverItIsArranged() {
    List<LabelId> up = IntStream.rangeClosed(1, 50).mapToObj(LabelId::of).toList();
    Set<LabelId> down = new java.util.LinkedHashSet<>();
    for (int i = up.size() - 1; i >= 0; i--) {
      down.add(up.get(i));
    }

    assertThat(CrmJson.write(NewClient.builder().name("x").labels(down).build()))
        .isEqualTo(CrmJson.write(NewClient.builder().name("x").labels(up).build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1.10", "-0.00", "100", "0.0000000000000001", "1E+3", "12345678901234567890"})
  void aNumberKeepsItsScale(String text) {
    BigDecimal number = new BigDecimal(text);

    assertThat(CrmJson.read(CrmJson.write(number), BigDecimal.class)).isEqualTo(number);
  }

  @Test
  void aNumberIsWrittenOutUnlessThatWouldLoseItsScale() {
    assertThat(CrmJson.write(new BigDecimal("0.0000000000000001"))).isEqualTo("0.0000000000000001");
    assertThat(CrmJson.write(new BigDecimal("1E+3"))).isEqualTo("1E+3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E+1000",
        "0E+1000",
        "1E-1000",
        "1E+2147483647",
        "1E-2147483647",
        "0E-2147483647"
      })
  void aNumberThatCouldNotBeReadIsNotWritten(String text) {
    Money money = new Money(new BigDecimal(text), "EUR");

    if (text.startsWith("0E+")) {
      assertThat(CrmJson.read(CrmJson.write(money), Money.class)).isEqualTo(money);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CrmJson.write(money))
          .withMessageContaining("at most 1000 digits");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000", "1e-1001", "1e999999999", "1e-999999999", "1e9999999999"})
  void aNumberThatWouldFillTheMemoryIsRefused(String text) {
    assertThatThrownBy(() -> CrmJson.read("{\"number\":" + text + "}", FieldValue.class))
        .isInstanceOf(InvalidJsonException.class);
    assertThatThrownBy(
            () -> CrmJson.read("{\"number\":" + "9".repeat(1_001) + "}", FieldValue.class))
        .isInstanceOf(InvalidJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -(1L << 53), 1L << 53, Long.MAX_VALUE})
  void aWholeNumberThatJavaScriptDoesNotHoldIsAText(long number) {
    assertThat(CrmJson.write(number)).isEqualTo("\"" + number + "\"");
    assertThat(CrmJson.read(CrmJson.write(number), Long.class)).isEqualTo(number);
  }

  @Test
  void anAbsentPropertyIsLeftOutAndCanBeNull() {
    assertThat(CrmJson.write(NewClient.of("x")))
        .isEqualTo("{\"fields\":{},\"labels\":[],\"name\":\"x\",\"stages\":{}}");
    assertThat(CrmJson.read("{\"name\":\"x\",\"owner\":null}", NewClient.class))
        .isEqualTo(NewClient.of("x"));
  }

  @Test
  void aMissingNameOfAnInputIsLeftToTheCallThatIsMadeWithIt() {
    assertThat(CrmJson.read("{}", NewClient.class)).isEqualTo(NewClient.of(null));
    assertThat(CrmJson.read("{\"name\":null}", NewClient.class)).isEqualTo(NewClient.of(null));
    assertThatThrownBy(() -> CrmJson.read("{}", Label.class))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("'id' is missing");
  }

  @Test
  void editsKeepSetAndClear() {
    DealEdit edit =
        DealEdit.of(DealId.of(1))
            .clearAmount()
            .addLabel(LabelId.of(2))
            .removeLabel(LabelId.of(3))
            .stage(PipelineId.of(4), StageId.of(5))
            .clearStage(PipelineId.of(6));
    assertThat(CrmJson.read(CrmJson.write(edit), DealEdit.class)).isEqualTo(edit);
    assertThat(CrmJson.read("{\"id\":1}", DealEdit.class)).isEqualTo(DealEdit.of(DealId.of(1)));
    UserEdit user = UserEdit.of(UserId.of(1)).email("v@x.org").groups(Set.of());
    assertThat(CrmJson.read(CrmJson.write(user), UserEdit.class)).isEqualTo(user);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|1|1|nothing",
        "null|1|1|null",
        "[]|1|1|an object",
        "\"x\"|1|1|an object",
        "{|1|2|end-of-input",
        "{\"name\":1}|1|9|/name: give a text, not 1",
        "{\"nme\":\"x\"}|1|2|/nme: there is no such key; there are id, fields",
        "{\"name\":\"x\",\"name\":\"y\"}|1|13|/name: it is there already",
        "{\"name\":\"x\"} {}|1|14|nothing may follow",
        "{\"name\":\"x\",\"owner\":0}|1|21|/owner: a user id is a number from 1",
        "{\"name\":\"x\",\"owner\":1.0}|1|21|/owner",
        "{\"name\":\"x\",\"owner\":9007199254740992}|1|21|/owner",
        "{\"name\":\"x\",\"owner\":99999999999999999999}|1|21|/owner",
        "{\"name\":\"x\",\"labels\":[1,1]}|1|25|already",
        "{\"name\":\"x\",\"labels\":[null]}|1|23|null",
        "{\"name\":\"x\",\"fields\":{\"x\":{\"text\":\"y\"}}}|1|23|'x'",
        "{\"name\":\"x\",\"fields\":{\"1\":{}}}|1|27|one key",
        "{\"name\":\"x\",\"fields\":{\"1\":{\"text\":\"y\",\"number\":1}}}|1|39|one key",
        "{\"name\":\"x\",\"fields\":{\"1\":{\"empty\":false}}}|1|36|true",
        "{\"name\":\"x\",\"fields\":{\"1\":{\"number\":\"1\"}}}|1|37|a decimal number",
        "{\"name\":\"x\",\"fields\":{\"1\":{\"date\":\"2026-02-30\"}}}|1|35|a date",
      })
  void whatIsWrongIsReportedWithItsPosition(String json, int line, int column, String says) {
    assertThatThrownBy(() -> CrmJson.read(json == null ? "" : json, NewClient.class))
        .isInstanceOfSatisfying(
            InvalidJsonException.class,
            wrong -> {
              assertThat(wrong.line()).isEqualTo(line);
              assertThat(wrong.column()).isEqualTo(column);
            })
        .hasMessageContaining("NewClient")
        .hasMessageContaining(says)
        .hasMessageNotContaining("jackson");
  }

  @Test
  void thePositionCountsLines() {
    assertThatThrownBy(() -> CrmJson.read("{\n \"name\":\n  7}", NewClient.class))
        .hasMessageContaining("line 3, column 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"@type\":\"nothing-such\"}",
        "{\"@type\":7}",
        "{\"@type\":\"label\",\"@type\":\"label\",\"id\":1,\"name\":\"n\",\"colour\":\"c\"}",
        "{\"id\":1,\"id\":2,\"@type\":\"label\",\"name\":\"n\",\"colour\":\"c\"}",
        "{\"@type\":\"label\",\"id\":1,\"name\":\"n\"}",
        "\"label\""
      })
  void aSealedTypeNeedsOneRightTag(String json) {
    assertThatThrownBy(() -> CrmJson.read(json, OrgEntry.class))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void aWrongTagIsRefusedByTheSubtypeToo() {
    String json = "{\"@type\":\"group\",\"id\":1,\"name\":\"n\",\"colour\":\"c\"}";

    assertThatThrownBy(() -> CrmJson.read(json, Label.class))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void whatTheModelRefusesIsInvalidJson() {
    assertThatThrownBy(() -> CrmJson.read("{\"@type\":\"portfolios\",\"ids\":[]}", Scope.class))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("Scope.nothing()");
  }

  @Test
  void deepNestingIsRefusedBothWays() {
    assertThatThrownBy(
            () -> CrmJson.read("{\"@type\":\"not\",\"part\":".repeat(2_000), Condition.class))
        .isInstanceOf(InvalidJsonException.class);
    String deepCondition =
        "{\"@type\":\"not\",\"part\":".repeat(Condition.MAX_DEPTH)
            + "{\"@type\":\"is-done\"}"
            + "}".repeat(Condition.MAX_DEPTH);
    assertThatThrownBy(() -> CrmJson.read(deepCondition, Condition.class))
        .isInstanceOf(InvalidJsonException.class);
    List<?> deep = List.of();
    for (int i = 0; i < 2_000; i++) {
      deep = List.of(deep);
    }
    List<?> tooDeep = deep;
    assertThatThrownBy(() -> CrmJson.write(tooDeep)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDeepestConditionIsWrittenAndReadBack() {
    Condition deep = Condition.InRange.present(Sort.Attribute.DONE);
    for (int depth = 1; depth < Condition.MAX_DEPTH; depth++) {
      deep = depth % 2 == 0 ? new Condition.And(List.of(deep)) : new Condition.Or(List.of(deep));
    }

    assertThat(CrmJson.read(CrmJson.write(deep), Condition.class)).isEqualTo(deep);
  }

  @Test
  void anObjectThatIsNoValueIsRefused() {
    assertThatThrownBy(() -> CrmJson.write(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CrmJson.write(Thread.currentThread()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CrmJson.read("1", Runnable.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Types of other modules, and of hosts.

  /** A generic value. */
  record Slice<T>(List<T> items, long total) {}

  @Test
  void aTypeOfAnotherModuleIsWrittenByItsShape() {
    assertThat(CrmJson.write(new Slice<>(List.of(ClientId.of(1)), 1)))
        .isEqualTo("{\"items\":[\"client/1\"],\"total\":1}");
  }

  /** A record whose other constructors come before and after the canonical one. */
  record Span(long from, long to) {
    Span(long from) {
      this(from, from);
    }

    Span(long from, long to) {
      this.from = from;
      this.to = to;
    }

    Span(String text) {
      this(Long.parseLong(text));
    }
  }

  @Test
  void aRecordIsMadeWithItsCanonicalConstructor() {
    assertThat(CrmJson.read("{\"from\":1,\"to\":2}", Span.class)).isEqualTo(new Span(1, 2));
  }

  @Test
  void aMapperOfTheHostWritesAndReadsTheSame() throws IOException {
    ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();

    assertThat(mapper.writeValueAsString(ACME)).isEqualTo(ACME_JSON);
    assertThat(mapper.readValue(ACME_JSON, CrmRecord.class)).isEqualTo(ACME);
    assertThat(mapper.readValue(ACME_JSON, Client.class)).isEqualTo(ACME);
    Map<ClientId, UserStatus> map = Map.of(ClientId.of(1), UserStatus.IP_RESTRICTED);
    assertThat(mapper.writeValueAsString(map)).isEqualTo("{\"1\":\"ip-restricted\"}");
    assertThat(
            mapper.readValue(
                "{\"1\":\"ip-restricted\"}", new TypeReference<Map<ClientId, UserStatus>>() {}))
        .isEqualTo(map);
    Slice<Client> slice = new Slice<>(List.of(ACME), 1);
    assertThat(
            mapper.readValue(
                mapper.writeValueAsString(slice), new TypeReference<Slice<Client>>() {}))
        .isEqualTo(slice);
  }

  @Test
  void aMapperOfTheHostRefusesTheSame() {
    ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();

    assertThatThrownBy(() -> mapper.readValue("{\"nme\":1}", NewClient.class))
        .isInstanceOf(DatabindException.class);
    assertThatThrownBy(() -> mapper.readValue("{\"name\":\"x\",\"name\":\"y\"}", NewClient.class))
        .isInstanceOf(DatabindException.class);
    assertThatThrownBy(
            () -> mapper.readValue("{\"x\":1}", new TypeReference<Map<ClientId, Integer>>() {}))
        .isInstanceOf(DatabindException.class);
  }

  @Test
  void aMapperOfTheHostWritesItsOwnTypesAsBefore() throws IOException {
    ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();

    assertThat(mapper.writeValueAsString(Map.of("event", Thread.State.NEW)))
        .isEqualTo("{\"event\":\"NEW\"}");
  }

  @Test
  void anEventLooksLikeThis() {
    Event event =
        Event.builder()
            .revision(2)
            .occurredAt(NOON)
            .type(dev.crmkit.core.history.EventType.HAND_OVER)
            .subject(UserId.of(5))
            .build();

    assertThat(CrmJson.write(event))
        .isEqualTo(
            "{\"changes\":[],\"endedStages\":[],"
                + "\"occurredAt\":\"2026-02-28T12:00:00.000000001Z\",\"position\":0,\"revision\":2,"
                + "\"stages\":{},\"subject\":\"user/5\",\"type\":\"hand-over\"}");
  }
}
