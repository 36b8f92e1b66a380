package dev.crmkit.examples.guide;

import com.google.common.base.Splitter;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.form.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

// guide: import
/** Imports clients from a CSV file whose columns are named like the fields of the form. */
final class CsvImport {

  private static final int CHUNK = 1_000;

  private final CrmSession session;
  private final PrintWriter errors;
  private final Map<String, Field> fields = new HashMap<>();
  private final List<NewClient> chunk = new ArrayList<>();
  private int created;
  private int row = 1; // the header

  CsvImport(CrmSession session, PrintWriter errors) {
    this.session = session;
    this.errors = errors;
    session.form().fields().forEach(field -> fields.put(field.name(), field));
  }

  /** Returns the number of clients that were created; the others are among the errors. */
  int run(BufferedReader csv) throws IOException {
    List<String> header = Splitter.on(';').splitToList(csv.readLine());
    for (String line = csv.readLine(); line != null; line = csv.readLine()) {
      chunk.add(client(header, Splitter.on(';').splitToList(line)));
      if (chunk.size() == CHUNK) {
        createChunk();
      }
    }
    createChunk();
    return created;
  }

  private NewClient client(List<String> header, List<String> cells) {
    NewClient client = NewClient.of(cells.get(0));
    for (int i = 1; i < header.size(); i++) {
      String text = i < cells.size() ? cells.get(i) : "";
      Field field = fields.get(header.get(i));
      client = field == null || text.isEmpty() ? client : client.field(field.id(), text);
    }
    return client;
  }

  private void createChunk() {
    for (Outcome<ClientView> outcome : session.clients().createMany(chunk)) {
      row++;
      if (outcome instanceof Outcome.Refused<ClientView> refused) {
        report(refused.why());
      } else {
        created++;
      }
    }
    chunk.clear();
  }

  private void report(CrmException why) {
    if (why instanceof InvalidException invalid) {
      for (Violation each : invalid.violations()) {
        errors.printf("row %d: %s%n", row, each);
      }
    } else {
      errors.printf("row %d: %s%n", row, why.getMessage());
    }
  }
}
// end
