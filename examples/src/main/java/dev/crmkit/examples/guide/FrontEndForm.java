package dev.crmkit.examples.guide;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.json.FormJson;
import java.util.function.BinaryOperator;

/** The form of a client for a front end that knows JSON Schema. */
final class FrontEndForm {

  private FrontEndForm() {}

  static ClientView edit(CrmSession session, ClientView client, BinaryOperator<String> frontEnd) {
    // guide: form
    String schema = session.form().editSchema(client.id());
    String present = FormJson.write(client.fields());
    String json = frontEnd.apply(schema, present); // shows the form, and returns the new values
    ClientEdit edit = ClientEdit.of(client.id()).version(client.version());
    ClientView saved = session.clients().edit(edit.fields(session.form().values(json)));
    // end
    return saved;
  }
}
