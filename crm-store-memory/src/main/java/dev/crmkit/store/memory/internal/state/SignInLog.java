package dev.crmkit.store.memory.internal.state;

import com.google.common.collect.Iterators;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The attempts of users to sign in (rules.md U10). */
public final class SignInLog {

  /** The largest number of attempts that one call removes. */
  private static final int PRUNED_AT_ONCE = 100;

  private static final Comparator<Attempt> BY_TIME =
      Comparator.comparingLong((Attempt attempt) -> attempt.signIn.user().value())
          .thenComparing(attempt -> attempt.signIn.attemptedAt())
          .thenComparingLong(Attempt::number);

  private final SortedTree<Attempt> attempts;
  private final SortedTree<Attempt> successes;
  private long count;

  SignInLog() {
    attempts = SortedTree.empty(BY_TIME);
    successes = SortedTree.empty(BY_TIME);
  }

  private SignInLog(SignInLog from, MutationToken token) {
    attempts = from.attempts.mutableCopy(token);
    successes = from.successes.mutableCopy(token);
    count = from.count;
  }

  /** Returns a copy that can be changed until the token is closed. */
  SignInLog mutableCopy(MutationToken token) {
    return new SignInLog(this, token);
  }

  public void add(SignIn signIn) {
    count++;
    Attempt attempt = new Attempt(signIn, count);
    attempts.put(attempt);
    if (signIn.refusal().isEmpty()) {
      successes.put(attempt);
    }
  }

  /** Removes the oldest attempts of a user, but never the latest successful one. */
  public void prune(UserId user, int kept) {
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

  public Optional<SignIn> lastSuccess(UserId user) {
    return latest(successes, user, 0, 1).stream().map(Attempt::signIn).findFirst();
  }

  /** Returns the attempts of a user, the latest first. */
  public List<SignIn> ofUser(UserId user, int limit) {
    return latest(attempts, user, 0, limit).stream().map(Attempt::signIn).toList();
  }

  /** Returns all attempts in the order in which they were recorded. */
  public List<SignIn> all() {
    List<Attempt> all = new ArrayList<>(attempts.size());
    attempts.forEach(all::add);
    all.sort(Comparator.comparingLong(Attempt::number));
    return all.stream().map(Attempt::signIn).toList();
  }

  private static List<Attempt> latest(
      SortedTree<Attempt> from, UserId user, int skipped, int limit) {
    List<Attempt> latest = new ArrayList<>();
    Iterator<Attempt> down =
        new TakeWhileIterator<>(
            from.descendingFrom(
                attempt -> Long.compare(attempt.signIn.user().value(), user.value())),
            attempt -> attempt.signIn.user().equals(user));
    Iterators.advance(down, skipped);
    Iterators.limit(down, limit).forEachRemaining(latest::add);
    return latest;
  }

  private record Attempt(SignIn signIn, long number) {}
}
