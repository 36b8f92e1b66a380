package dev.crmkit.store.testkit.scenario.answer;

import com.google.common.net.InetAddresses;
import dev.crmkit.core.deal.Money;
import dev.crmkit.store.testkit.yaml.Node;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The plain values: what is compared as text, as a number, as a time, or is not there. */
public final class Values {

  /** Nothing: expected as {@code null}. */
  public static final Value NOTHING = new Nothing();

  private Values() {}

  /**
   * A text.
   *
   * @param text it
   * @return compared as it stands
   */
  public static Value text(String text) {
    return text(text, text::equals);
  }

  /**
   * A text that several texts stand for.
   *
   * @param text as it is told
   * @param test whether what is expected stands for it
   * @return compared by the test
   */
  public static Value text(String text, Predicate<String> test) {
    return new Scalar(text, test);
  }

  /**
   * Yes or no.
   *
   * @param flag it
   * @return compared as {@code true} or {@code false}
   */
  public static Value flag(boolean flag) {
    return text(Boolean.toString(flag));
  }

  /**
   * A number.
   *
   * @param number it
   * @return compared as a number
   */
  public static Value number(BigDecimal number) {
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

  /**
   * A whole number.
   *
   * @param number it
   * @return compared as a number
   */
  public static Value number(long number) {
    return number(BigDecimal.valueOf(number));
  }

  /**
   * An amount.
   *
   * @param amount it
   * @return compared as a number with a currency
   */
  public static Value amount(Money amount) {
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

  /**
   * A time.
   *
   * @param time it
   * @return compared as an instant
   */
  public static Value time(Instant time) {
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

  /**
   * An IP address.
   *
   * @param text it
   * @return compared as an address, however it is written
   */
  public static Value address(String text) {
    InetAddress address = InetAddresses.forString(text);
    return new Scalar(
        InetAddresses.toAddrString(address),
        expected ->
            InetAddresses.isInetAddress(expected)
                && InetAddresses.forString(expected).equals(address));
  }

  /**
   * A time at which something was done, also expected as {@code true}.
   *
   * @param time it
   * @return false, or nothing, when it is empty
   */
  public static Value done(Optional<Instant> time) {
    return new Done(time.map(Values::time).orElse(NOTHING), time.isPresent());
  }

  /**
   * A value that need not be there.
   *
   * @param value it
   * @return nothing when it is empty
   */
  public static Value optional(Optional<Value> value) {
    return value.orElse(NOTHING);
  }

  /**
   * Several texts in no order.
   *
   * @param texts all of them
   * @return compared whole
   */
  public static Value bag(Collection<String> texts) {
    return Lists.bag(texts.stream().map(Values::text).toList());
  }

  /**
   * Several texts in order.
   *
   * @param texts all of them
   * @return compared whole
   */
  public static Value sequence(Collection<String> texts) {
    return Lists.sequence(texts.stream().map(Values::text).toList());
  }

  /**
   * Attributes; those that are not expected are not compared.
   *
   * @param attributes by name, in the order in which they are told
   * @return compared as far as it is expected
   */
  public static Value attributes(Map<String, Value> attributes) {
    return new Attributes(attributes, false);
  }

  /**
   * A map that is compared whole.
   *
   * @param entries what is in it
   * @return compared with what is expected; there, nothing is the same as left out
   */
  public static Value whole(Map<String, Value> entries) {
    return new Attributes(entries, true);
  }

  private record Scalar(String text, Predicate<String> test) implements Value {
    @Override
    public boolean matches(Node expected) {
      return expected instanceof Node.Text found && test.test(found.value());
    }

    @Override
    public Object told(Node expected) {
      return text;
    }
  }

  private record Nothing() implements Value {
    @Override
    public boolean matches(Node expected) {
      return expected instanceof Node.Null;
    }

    @Override
    public @Nullable Object told(Node expected) {
      return null;
    }
  }

  private record Done(Value time, boolean done) implements Value {
    @Override
    public boolean matches(Node expected) {
      return time.matches(expected)
          || (expected instanceof Node.Text text && text.value().equals(Boolean.toString(done)));
    }

    @Override
    public @Nullable Object told(Node expected) {
      return time.told(expected);
    }
  }
}
