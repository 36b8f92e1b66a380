package dev.crmkit.store.testkit.internal.result;

import com.google.common.net.InetAddresses;
import dev.crmkit.core.deal.Money;
import dev.crmkit.store.testkit.internal.format.Node;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Creates actual values that are compared as text, number or time, or that are absent. */
public final class ActualValues {

  /** No value; expected as {@code null}. */
  public static final ActualValue ABSENT = new Absent();

  private ActualValues() {}

  /** A text. */
  public static ActualValue text(String text) {
    return text(text, text::equals);
  }

  /** A text that can be expected in several forms. */
  public static ActualValue text(String text, Predicate<String> test) {
    return new Scalar(text, test);
  }

  /** Yes or no. */
  public static ActualValue flag(boolean flag) {
    return text(Boolean.toString(flag));
  }

  /** A number. */
  public static ActualValue number(BigDecimal number) {
    return new Scalar(
        number.toPlainString(),
        expected -> {
          try {
            return new BigDecimal(expected.strip()).compareTo(number) == 0;
          } catch (NumberFormatException e) {
            return false;
          }
        });
  }

  /** An integer. */
  public static ActualValue number(long number) {
    return number(BigDecimal.valueOf(number));
  }

  /** An amount. */
  public static ActualValue amount(Money amount) {
    return new Scalar(
        amount.toString(),
        expected -> {
          try {
            return Money.parse(expected).equals(amount);
          } catch (IllegalArgumentException e) {
            return false;
          }
        });
  }

  /** A time. */
  public static ActualValue time(Instant time) {
    return new Scalar(
        time.toString(),
        expected -> {
          try {
            return Instant.parse(expected).equals(time);
          } catch (DateTimeParseException e) {
            return false;
          }
        });
  }

  /** An IP address. */
  public static ActualValue address(String text) {
    InetAddress address = InetAddresses.forString(text);
    return new Scalar(
        InetAddresses.toAddrString(address),
        expected ->
            InetAddresses.isInetAddress(expected)
                && InetAddresses.forString(expected).equals(address));
  }

  /** The time when something was done, which can also be expected as {@code true}. */
  public static ActualValue done(Optional<Instant> time) {
    return new Done(time.map(ActualValues::time).orElse(ABSENT), time.isPresent());
  }

  /** A value that may be absent. */
  public static ActualValue optional(Optional<ActualValue> value) {
    return value.orElse(ABSENT);
  }

  /** Texts without an order. */
  public static ActualValue bag(Collection<String> texts) {
    return ActualLists.bag(texts.stream().map(ActualValues::text).toList());
  }

  /** Texts in order. */
  public static ActualValue sequence(Collection<String> texts) {
    return ActualLists.sequence(texts.stream().map(ActualValues::text).toList());
  }

  /** Attributes; those that are not expected are not compared. */
  public static ActualValue attributes(Map<String, ActualValue> attributes) {
    return new ActualMap(attributes, false);
  }

  /** A map that is compared completely. */
  public static ActualValue exactly(Map<String, ActualValue> entries) {
    return new ActualMap(entries, true);
  }

  private record Scalar(String text, Predicate<String> test) implements ActualValue {
    @Override
    public boolean matches(Node expected) {
      return expected instanceof Node.Text found && test.test(found.value());
    }

    @Override
    public Object toData(Node expected) {
      return text;
    }
  }

  private record Absent() implements ActualValue {
    @Override
    public boolean matches(Node expected) {
      return expected instanceof Node.Null;
    }

    @Override
    public @Nullable Object toData(Node expected) {
      return null;
    }
  }

  private record Done(ActualValue time, boolean done) implements ActualValue {
    @Override
    public boolean matches(Node expected) {
      return time.matches(expected)
          || (expected instanceof Node.Text text && text.value().equals(Boolean.toString(done)));
    }

    @Override
    public @Nullable Object toData(Node expected) {
      return time.toData(expected);
    }
  }
}
