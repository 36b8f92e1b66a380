package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is missing in an input is a violation like any other: rules.md A4. */
@Tag("A4")
class MissingInputsTest {

  private final SmallCompany company = new SmallCompany();
  private final CrmSession anna = company.as(ANNA);
  private final ClientId client = company.client(SmallCompany.VERA, "Acme");

  /** What makes the change of each type of input, and the fields that it cannot do without. */
  private final Map<Class<?>, Call> calls = new HashMap<>();

  private record Call(Consumer<Object> change, Set<String> fields) {}

  MissingInputsTest() {
    add(NewClient.class, given -> anna.clients().create(given), "name");
    add(ClientEdit.class, edit -> anna.clients().edit(edit), "id");
    add(NewActivity.class, given -> anna.activities().create(given), "client", "subject");
    add(ActivityEdit.class, edit -> anna.activities().edit(edit), "id");
    add(NewDeal.class, given -> anna.deals().create(given), "client", "title");
    add(DealEdit.class, edit -> anna.deals().edit(edit), "id");
    add(
        NewFile.class,
        given -> anna.attachments().attach(client, given, InputStream.nullInputStream()),
        "name");
    add(NewUser.class, given -> anna.users().create(given), "name", "type");
    add(UserEdit.class, edit -> anna.users().edit(edit), "id");
    add(NewGroup.class, given -> anna.groups().create(given), "name");
    add(GroupEdit.class, edit -> anna.groups().edit(edit), "id");
    add(NewLabel.class, given -> anna.labels().create(given), "name");
    add(LabelEdit.class, edit -> anna.labels().edit(edit), "id");
    add(NewSection.class, given -> anna.form().createSection(given), "name");
    add(SectionEdit.class, edit -> anna.form().editSection(edit), "id");
    add(NewField.class, given -> anna.form().createField(given), "name", "type");
    add(FieldEdit.class, edit -> anna.form().editField(edit), "id");
    add(NewPipeline.class, given -> anna.pipelines().create(given), "name", "of", "stages");
    add(PipelineEdit.class, edit -> anna.pipelines().edit(edit), "id");
  }

  private <T> void add(Class<T> type, Consumer<T> change, String... fields) {
    calls.put(type, new Call(given -> change.accept(type.cast(given)), Set.of(fields)));
  }

  @Test
  void allInputsOfCreationsAndEditsAreTestedHere() {
    Set<String> inputs =
        new ClassFileImporter()
            .importPackages("dev.crmkit.core", "dev.crmkit.access").stream()
                .filter(JavaClass::isInterface)
                .filter(type -> type.tryGetMethod("builder").isPresent())
                .map(JavaClass::getSimpleName)
                .filter(name -> name.startsWith("New") || name.endsWith("Edit"))
                .collect(Collectors.toSet());

    assertThat(calls.keySet().stream().map(Class::getSimpleName)).hasSameElementsAs(inputs);
  }

  @Test
  void anInputInWhichNothingIsSetIsInvalid() {
    calls.forEach(
        (type, call) ->
            assertThat(violated(() -> call.change().accept(built(type, false))))
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(call.fields()));
  }

  @Test
  void whatIsMissingInJsonIsMissingInTheInput() throws ReflectiveOperationException {
    for (Class<?> type : calls.keySet()) {
      Object empty = built(type, false);
      assertThat((Object) CrmJson.read("{}", type)).isEqualTo(empty);
      assertThat((Object) CrmJson.read(CrmJson.write(empty), type)).isEqualTo(empty);
    }
  }

  @Test
  void anInputWhoseNameIsNullIsInvalid() {
    calls.forEach(
        (type, call) ->
            assertThat(violated(() -> call.change().accept(built(type, true))))
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(call.fields()));
  }

  /** Builds an input in which nothing is set, or in which all names are null. */
  private static Object built(Class<?> type, boolean named) throws ReflectiveOperationException {
    Object builder = type.getMethod("builder").invoke(null);
    List<Method> names =
        Arrays.stream(builder.getClass().getMethods())
            .filter(method -> Set.of("name", "title", "subject").contains(method.getName()))
            .filter(method -> method.getParameterTypes()[0] == String.class)
            .toList();
    assertThat(names).hasSizeLessThanOrEqualTo(1);
    for (Method name : named ? names : List.<Method>of()) {
      name.invoke(builder, (Object) null);
    }
    return builder.getClass().getMethod("build").invoke(builder);
  }

  private static List<String> violated(ThrowingCallable call) {
    List<String> fields = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              try {
                call.call();
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            })
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid -> invalid.violations().stream().map(Violation::field).forEach(fields::add));
    return fields;
  }

  @Test
  void anEditToNoNameIsInvalid() {
    assertThat(violated(() -> anna.clients().edit(ClientEdit.of(client).name(null))))
        .containsExactly("name");
    assertThat(company.seenByAnna(client).name()).isEqualTo("Acme");
  }

  @Tag("F5")
  @Test
  void aMissingTextIsNoValue() {
    var field = company.field("Phone", FieldType.TEXT);

    assertThat(anna.clients().create(NewClient.of("Zeta").field(field, (String) null)).fields())
        .doesNotContainKey(field);
  }

  @Tag("E8")
  @Test
  void ofManyEditsOnlyThoseWithoutAnIdAreRefused() {
    List<Outcome<ClientView>> outcomes =
        anna.clients()
            .editMany(List.of(ClientEdit.builder().build(), ClientEdit.of(client).name("Zeta")));

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Refused.class);
    assertThat(outcomes.get(0).id()).isEmpty();
    assertThat(company.seenByAnna(client).name()).isEqualTo("Zeta");
    assertThat(
            violated(() -> anna.clients().createMany(Collections.singletonList((NewClient) null))))
        .containsExactly("given");
  }
}
