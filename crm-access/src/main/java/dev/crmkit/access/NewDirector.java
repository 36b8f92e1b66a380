package dev.crmkit.access;

import dev.crmkit.core.user.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Director that a new workspace begins with (rules.md U1). */
public final class NewDirector {

  private final @Nullable UserId id;
  private final String name;
  private final @Nullable String email;

  private NewDirector(@Nullable UserId id, String name, @Nullable String email) {
    this.id = id;
    this.name = name;
    this.email = email;
  }

  /**
   * A Director with a name and an address.
   *
   * @param name the display name, not blank
   * @param email the e-mail address
   * @return to be created
   */
  public static NewDirector director(String name, String email) {
    return new NewDirector(null, name, email);
  }

  /**
   * A Director with a name and no address.
   *
   * @param name the display name, not blank
   * @return to be created
   */
  public static NewDirector director(String name) {
    return new NewDirector(null, name, null);
  }

  /**
   * The same with an id that the host application chose.
   *
   * @param chosen the id
   * @return a copy
   */
  public NewDirector withId(UserId chosen) {
    return new NewDirector(chosen, name, email);
  }

  Optional<UserId> id() {
    return Optional.ofNullable(id);
  }

  String name() {
    return name;
  }

  Optional<String> email() {
    return Optional.ofNullable(email);
  }
}
