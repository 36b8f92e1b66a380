package dev.crmkit.access;

import dev.crmkit.core.user.UserId;
import java.util.Optional;
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

  /** Returns a Director with a name, which must not be blank, a random id and no address. */
  public static NewDirector of(@Nullable String name) {
    return new NewDirector(null, name == null ? "" : name, null);
  }

  /** Chooses the id. */
  public NewDirector id(UserId id) {
    return new NewDirector(id, name, email);
  }

  /** Sets the e-mail address. */
  public NewDirector email(String email) {
    return new NewDirector(id, name, email);
  }

  /** Returns the id; empty for a random one. */
  public Optional<UserId> id() {
    return Optional.ofNullable(id);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the e-mail address; empty if there is none. */
  public Optional<String> email() {
    return Optional.ofNullable(email);
  }
}
