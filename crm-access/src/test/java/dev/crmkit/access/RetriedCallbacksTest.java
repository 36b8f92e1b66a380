package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A store may run a transaction again; what the host application gives to a call is used once all
 * the same: consumers, streams, and collections that can be read once.
 */
class RetriedCallbacksTest {

  private final SmallCompany company = new SmallCompany();
  private final Crm crm =
      company.through(ForwardingStore.runningTwice(company.store), Limits.STANDARD);

  @Test
  void allMethodsThatTakeSuchThingsAreTestedHere() {
    Set<String> found = new TreeSet<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.crmkit.access")
            .stream()
            .filter(type -> type.getPackageName().equals("dev.crmkit.access"))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
            .filter(RetriedCallbacksTest::usesWhatTheHostGives)
            .forEach(
                method -> found.add(method.getOwner().getSimpleName() + "." + method.getName()));
    assertThat(found)
        .containsExactlyInAnyOrder(
            "Attachments.attach",
            "RecordFacet.assignMany",
            "RecordFacet.createMany",
            "RecordFacet.deleteMany",
            "RecordFacet.editMany",
            "SecuritySettings.setAllowedRanges");
  }

  private static boolean usesWhatTheHostGives(JavaMethod method) {
    return !method.getOwner().isRecord()
        && !method.getOwner().getSimpleName().endsWith("Builder")
        && !method.getOwner().getSimpleName().startsWith("Immutable")
        && isApi(method)
        && method.getRawParameterTypes().stream()
            .anyMatch(
                type ->
                    type.getPackageName().equals("java.util.function")
                        || type.isAssignableTo(Runnable.class)
                        || type.isAssignableTo(Iterator.class)
                        || type.isAssignableTo(Iterable.class)
                        || type.isAssignableTo(BaseStream.class)
                        || type.isAssignableTo(InputStream.class));
  }

  private static boolean isApi(JavaMethod method) {
    return method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
        && method.getOwner().getRawSuperclass().stream()
            .noneMatch(parent -> parent.isEquivalentTo(RecordFacet.class));
  }

  @Tag("W3")
  @Test
  void eachRecordOfAHandOverIsDeliveredOnce() {
    List<ClientId> hers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hers.add(company.client(VERA, "client " + i));
    }
    company.as(ANNA).users().delete(VERA);
    Event handOver =
        crm.feed().stream()
            .map(FeedEvent::event)
            .filter(event -> event.type() == EventType.HAND_OVER)
            .findFirst()
            .orElseThrow();
    List<RecordId> delivered = new ArrayList<>();
    Page.stream(next -> crm.feed().records(handOver, PageRequest.first().after(next)))
        .forEach(delivered::add);
    assertThat(delivered).containsExactlyInAnyOrderElementsOf(hers);
  }

  @Tag("E8")
  @Test
  void bulkCallsReadWhatTheyAreGivenOnce() {
    CrmSession anna = crm.session(ANNA);
    assertThat(anna.clients().createMany(once(List.of(NewClient.of("1"), NewClient.of("2")))))
        .hasSize(2)
        .allMatch(outcome -> outcome instanceof Outcome.Done);
    ClientId one = company.client(VERA, "one");
    ClientId two = company.client(VERA, "two");
    assertThat(
            anna.clients()
                .editMany(
                    once(List.of(ClientEdit.of(one).name("1"), ClientEdit.of(two).name("2")))))
        .hasSize(2)
        .allMatch(outcome -> outcome instanceof Outcome.Done);
    assertThat(anna.clients().assignMany(once(List.of(one, two)), GLEB))
        .hasSize(2)
        .allMatch(outcome -> outcome instanceof Outcome.Done);
    assertThat(anna.clients().deleteMany(once(List.of(one, two))))
        .hasSize(2)
        .allMatch(outcome -> outcome instanceof Outcome.Done);
  }

  @Tag("U8")
  @Tag("U11")
  @Test
  void settingsReadWhatTheyAreGivenOnce() {
    CrmSession anna = crm.session(ANNA);
    anna.security().setAllowedRanges(once(List.of("10.0.0.0/8", "192.0.2.1")));
    assertThat(anna.security().allowedRanges().ranges()).hasSize(2);
    GroupId group = anna.groups().create(NewGroup.of("sales")).id();
    anna.groups().edit(GroupEdit.of(group).members(new OneReading(List.of(VERA, GLEB))));
    assertThat(anna.users().get(VERA).groups()).hasSize(1);
  }

  /** A set that can be read once. */
  private static final class OneReading extends AbstractSet<UserId> {
    private final List<UserId> elements;
    private boolean read;

    OneReading(List<UserId> elements) {
      this.elements = elements;
    }

    @Override
    public Iterator<UserId> iterator() {
      assertThat(read).isFalse();
      read = true;
      return elements.iterator();
    }

    @Override
    public int size() {
      return elements.size();
    }
  }

  @Tag("R4")
  @Test
  void aContentIsReadOnce() throws IOException {
    CrmSession anna = crm.session(ANNA);
    ClientId client = company.client(VERA, "one");
    FileId file =
        anna.attachments()
            .attach(client, NewFile.of("a"), new ByteArrayInputStream(new byte[] {1, 2, 3}))
            .id();
    try (InputStream content = anna.attachments().content(file)) {
      assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
    }
    assertThat(anna.attachments().list(client)).hasSize(1);
  }

  /** A list whose elements can be read once. */
  private static <T> List<T> once(Collection<T> elements) {
    List<T> left = new ArrayList<>(elements);
    Set<Integer> read = new TreeSet<>();
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        if (!read.add(index)) {
          throw new IllegalStateException("element " + index + " is read again");
        }
        return left.get(index);
      }

      @Override
      public int size() {
        return left.size();
      }
    };
  }
}
