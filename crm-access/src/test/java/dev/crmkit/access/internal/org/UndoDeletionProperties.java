package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** D9: an undoing gives back and never robs. */
class UndoDeletionProperties {

  private static final List<UserId> OTHERS = List.of(BORIS, CLARA, VERA, GLEB, DINA, EGOR);

  @Tag("D9")
  @Property(tries = 60)
  void whenAllDeletionsAreUndoneInAnyOrderEverybodyHasTheirOwnAgain(@ForAll long seed) {
    Company company = new Company();
    Users anna = company.as(ANNA).users();
    OTHERS.forEach(user -> company.client(user.value(), user));
    Random random = new Random(seed);
    List<UserId> gone = new ArrayList<>(OTHERS);
    Collections.shuffle(gone, random);
    gone = new ArrayList<>(gone.subList(0, 1 + random.nextInt(OTHERS.size())));
    for (UserId user : gone) {
      List<UserId> recipients =
          company.org().users().stream()
              .map(recipient -> recipient.id())
              .filter(t -> !t.equals(user))
              .toList();
      anna.delete(DeleteUser.of(user).recordsTo(recipients.get(random.nextInt(recipients.size()))));
    }
    Collections.shuffle(gone, random);

    for (int i = 0; i < gone.size(); i++) {
      anna.undoDelete(gone.get(i));
      for (UserId back : gone.subList(0, i + 1)) {
        assertThat(company.ownerOf(ClientId.of(back.value()))).isEqualTo(back);
      }
    }
    for (UserId user : OTHERS) {
      assertThat(company.ownerOf(ClientId.of(user.value()))).isEqualTo(user);
    }
  }
}
