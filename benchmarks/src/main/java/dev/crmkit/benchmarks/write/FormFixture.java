package dev.crmkit.benchmarks.write;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.org.OrgDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form with ten fields, and clients with values for it. */
final class FormFixture {

  static final WorkspaceId ACME = WorkspaceId.of("acme");
  static final OrganisationFixture COMPANY = OrganisationFixture.of(1_000);

  private static final int FIELDS = 10;

  /** The number of fields that an edit changes. */
  private static final int EDITED = 3;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private FormFixture() {}

  /** Returns the entries for creating the workspace. */
  static OrgDelta founding() {
    List<OrgEntry> entries = new ArrayList<>(COMPANY.entries());
    for (int i = 1; i <= FIELDS; i++) {
      entries.add(
          Field.builder()
              .id(FieldId.of(i))
              .section(Section.FIRST)
              .name("Field " + i)
              .type(isCheckbox(i) ? FieldType.CHECKBOX : FieldType.TEXT)
              .build());
    }
    return OrgDelta.putting(entries.toArray(OrgEntry[]::new));
  }

  private static boolean isCheckbox(int field) {
    return field % 3 == 0;
  }

  /** Returns an id that looks random. */
  static ClientId id(long number) {
    return ClientId.of(Math.floorMod((number * MIX) >>> 11, Id.MAX) + 1);
  }

  static String name(long number) {
    return "Müller & Sons No. " + number;
  }

  /** Returns the values of a new client. */
  static Map<FieldId, FieldValue> values(long number) {
    return values(FIELDS, number, 0);
  }

  /** Returns the values that an edit sets. */
  static Map<FieldId, FieldValue> edited(long number, int round) {
    return values(EDITED, number, round);
  }

  private static Map<FieldId, FieldValue> values(int fields, long number, int round) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    for (int i = 1; i <= fields; i++) {
      values.put(
          FieldId.of(i),
          isCheckbox(i)
              ? new FieldValue.Checkbox(round % 2 == 0)
              : new FieldValue.Text("Value " + i + " of " + number + " in round " + round));
    }
    return values;
  }
}
