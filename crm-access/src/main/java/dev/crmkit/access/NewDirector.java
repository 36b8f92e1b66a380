package dev.crmkit.access;

import dev.crmkit.core.user.UserId;
import org.jspecify.annotations.Nullable;

/** The Director with whom a workspace is created (rules.md U1). */
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
   * Returns a Director with a name and an e-mail address.
   *
   * @param name the display name, not blank
   * @param email the e-mail address
   * @return the Director to be created, with a random id
   */
  public static NewDirector director(String name, String email) {
    return new NewDirector(null, name, email);
  }

  /**
   * Returns a Director with a name and no e-mail address.
   *
   * @param name the display name, not blank
   * @return the Director to be created, with a random id
   */
  public static NewDirector director(String name) {
    return new NewDirector(null, name, null);
  }

  /**
   * Returns this Director with an id chosen by the host application.
   *
   * @param chosen the id
   * @return a copy
   */
  public NewDirector withId(UserId chosen) {
    return new NewDirector(chosen, name, email);
  }

  @Nullable UserId id() {
    return id;
  }

  String name() {
    return name;
  }

  @Nullable String email() {
    return email;
  }
}
