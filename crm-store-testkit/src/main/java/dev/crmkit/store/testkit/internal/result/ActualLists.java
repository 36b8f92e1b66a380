package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.format.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of values. */
public final class ActualLists {

  private ActualLists() {}

  /** Values without an order. */
  public static ActualValue bag(List<ActualValue> values) {
    return new Listed(values, false);
  }

  /** Values in order. */
  public static ActualValue sequence(List<ActualValue> values) {
    return new Listed(values, true);
  }

  /** A value that can be expected in two forms. */
  public static ActualValue either(ActualValue plain, ActualValue map) {
    return new Either(plain, map);
  }

  private record Either(ActualValue plain, ActualValue map) implements ActualValue {
    @Override
    public boolean matches(Node expected) {
      return chosen(expected).matches(expected);
    }

    @Override
    public @Nullable Object toData(Node expected) {
      return chosen(expected).toData(expected);
    }

    private ActualValue chosen(Node expected) {
      return expected instanceof Node.Entries ? map : plain;
    }
  }

  private record Listed(List<ActualValue> values, boolean ordered) implements ActualValue {
    @Override
    public boolean matches(Node expected) {
      if (!(expected instanceof Node.Items list) || list.items().size() != values.size()) {
        return false;
      }
      List<ActualValue> left = new ArrayList<>(values);
      for (Node item : list.items()) {
        int found = 0;
        while (found < left.size() && !left.get(found).matches(item)) {
          found++;
        }
        if (found == left.size() || (ordered && found > 0)) {
          return false;
        }
        left.remove(found);
      }
      return true;
    }

    @Override
    public Object toData(Node expected) {
      List<Node> items = expected instanceof Node.Items list ? list.items() : List.of();
      List<@Nullable Object> data = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        data.add(values.get(i).toData(ordered && i < items.size() ? items.get(i) : expected));
      }
      return data;
    }
  }
}
