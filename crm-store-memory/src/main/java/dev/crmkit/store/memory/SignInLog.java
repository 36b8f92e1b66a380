package dev.crmkit.store.memory;

import com.google.common.collect.Iterators;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The attempts of the users to sign in (rules.md U10). */
final class SignInLog {

  /** How many attempts are removed at most in one call. */
  private static final int PRUNED_AT_ONCE = 100;

  private static final Comparator<Attempt> BY_TIME =
      Comparator.comparingLong((Attempt attempt) -> attempt.signIn.user().value())
          .thenComparing(attempt -> attempt.signIn.at())
          .thenComparingLong(Attempt::number);

  private final SortedTree<Attempt> attempts;
  private final SortedTree<Attempt> successes;
  private long count;

  /** No attempts. */
  SignInLog() {
    attempts = SortedTree.empty(BY_TIME);
    successes = SortedTree.empty(BY_TIME);
  }

  private SignInLog(SignInLog from, Edit edit) {
    attempts = from.attempts.edit(edit);
    successes = from.successes.edit(edit);
    count = from.count;
  }

  /** A successor that can be changed until the edit is closed. */
  SignInLog edit(Edit edit) {
    return new SignInLog(this, edit);
  }

  void add(SignIn signIn) {
    count++;
    Attempt attempt = new Attempt(signIn, count);
    attempts.put(attempt);
    if (signIn.refusal().isEmpty()) {
      successes.put(attempt);
    }
  }

  /** Removes the oldest attempts of a user, all but the latest successful one. */
  void prune(UserId user, int kept) {
    List<Attempt> success = latest(successes, user, 0, 1);
    for (Attempt attempt : latest(attempts, user, kept, PRUNED_AT_ONCE + 1)) {
      if (!success.contains(attempt)) {
        attempts.remove(attempt);
        if (attempt.signIn.refusal().isEmpty()) {
          successes.remove(attempt);
        }
      }
    }
  }

  Optional<SignIn> lastSuccess(UserId user) {
    return latest(successes, user, 0, 1).stream().map(Attempt::signIn).findFirst();
  }

  /** The attempts of a user, the latest first. */
  List<SignIn> of(UserId user, int limit) {
    return latest(attempts, user, 0, limit).stream().map(Attempt::signIn).toList();
  }

  /** All attempts, in the order in which they were recorded. */
  List<SignIn> all() {
    List<Attempt> all = new ArrayList<>(attempts.size());
    attempts.forEach(all::add);
    all.sort(Comparator.comparingLong(Attempt::number));
    return all.stream().map(Attempt::signIn).toList();
  }

  private static List<Attempt> latest(
      SortedTree<Attempt> from, UserId user, int skipped, int limit) {
    List<Attempt> latest = new ArrayList<>();
    Iterator<Attempt> down =
        new Stretch<>(
            from.downFrom(attempt -> Long.compare(attempt.signIn.user().value(), user.value())),
            attempt -> attempt.signIn.user().equals(user));
    Iterators.advance(down, skipped);
    Iterators.limit(down, limit).forEachRemaining(latest::add);
    return latest;
  }

  private record Attempt(SignIn signIn, long number) {}
}
