package dev.crmkit.store.jdbc.internal.record;

import com.google.common.collect.Maps;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.Trigrams;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the rows of records: in their own table and in the side tables. */
public final class RecordRows {

  /** The fraction digits in the column of amounts, which are enough for every currency. */
  private static final int FRACTION_DIGITS = 4;

  private final RecordStatements statements;
  private final Connection connection;
  private final String workspace;

  public RecordRows(RecordStatements statements, Connection connection, String workspace) {
    this.statements = statements;
    this.connection = connection;
    this.workspace = workspace;
  }

  /** Reads a record and locks it until the end of the transaction. */
  Optional<CrmRecord> lock(RecordId id) {
    return statements.lockRecord.queryFirst(
        connection,
        row -> StoredJson.record(id, row.getString(1), new PortfolioId(row.getLong(2))),
        key(id).toArray());
  }

  /** Inserts records whose ids have no rows, with a statement or a few for each table. */
  public void insertAll(List<? extends CrmRecord> records) {
    statements.insertRecord.execute(connection, records.stream().map(this::row).toList());
    statements.fields.insertAll(connection, workspace, records, CrmRecord::fields);
    statements.labels.insertAll(connection, workspace, records, RecordRows::labels);
    statements.stages.insertAll(connection, workspace, records, CrmRecord::stages);
    statements.trigrams.insertAll(connection, workspace, records, RecordRows::grams);
  }

  private @Nullable Object[] row(CrmRecord record) {
    List<@Nullable Object> row = key(record.id());
    row.addAll(rest(record));
    return row.toArray();
  }

  /**
   * Replaces a record by a later version.
   *
   * @return 1, or 0 if there is no earlier version with the id; then nothing is changed
   */
  public int update(CrmRecord before, CrmRecord after) {
    RecordId id = after.id();
    List<@Nullable Object> row = rest(after);
    row.addAll(key(id));
    row.add(after.version());
    int found = statements.updateRecord.execute(connection, row.toArray());
    if (found > 0) {
      statements.fields.replace(connection, workspace, id, before.fields(), after.fields());
      statements.labels.replace(connection, workspace, id, labels(before), labels(after));
      statements.stages.replace(connection, workspace, id, before.stages(), after.stages());
      if (!before.titleKey().equals(after.titleKey())) {
        statements.trigrams.replace(connection, workspace, id, grams(before), grams(after));
      }
    }
    return found;
  }

  /**
   * Deletes the rows of a record.
   *
   * @return 1, or 0 if there is no record with the id
   */
  public int remove(CrmRecord record) {
    RecordId id = record.id();
    statements.fields.replace(connection, workspace, id, record.fields(), Map.of());
    statements.labels.replace(connection, workspace, id, labels(record), Map.of());
    statements.stages.replace(connection, workspace, id, record.stages(), Map.of());
    statements.trigrams.replace(connection, workspace, id, grams(record), Map.of());
    return statements.deleteRecord.execute(connection, key(id).toArray());
  }

  private List<@Nullable Object> key(RecordId id) {
    return new ArrayList<>(List.of(workspace, TypeCodes.code(id), id.value()));
  }

  /** Returns the values of {@link Tables.Records#rest}. */
  private static List<@Nullable Object> rest(CrmRecord record) {
    byte[] name = OrderPreservingKeys.text(record.titleKey());
    return new ArrayList<>(
        Arrays.asList(
            record.version(),
            record.portfolio().value(),
            record.title(),
            OrderPreservingKeys.prefix(name),
            OrderPreservingKeys.fullIfLonger(name),
            OrderPreservingKeys.toMicros(record.createdAt()),
            OrderPreservingKeys.toMicros(record.updatedAt()),
            client(record),
            activityKind(record),
            time(Sort.Attribute.DUE, record),
            time(Sort.Attribute.DONE, record),
            amountKey(record),
            currency(record),
            amount(record),
            CrmJson.write(record)));
  }

  private static Map<LabelId, LabelId> labels(CrmRecord record) {
    return Maps.asMap(record.labels(), label -> label);
  }

  private static Map<Long, Long> grams(CrmRecord record) {
    return Trigrams.of(record.titleKey()).boxed().collect(Collectors.toMap(g -> g, g -> g));
  }

  private static @Nullable Long client(CrmRecord record) {
    return record.clientId().map(ClientId::value).orElse(null);
  }

  private static @Nullable Integer activityKind(CrmRecord record) {
    return record instanceof Activity activity ? TypeCodes.code(activity.kind()) : null;
  }

  private static @Nullable Long time(Sort.Attribute attribute, CrmRecord record) {
    return attribute
        .key(record)
        .map(key -> OrderPreservingKeys.toMicros(((SortKey.OfInstant) key).instant()))
        .orElse(null);
  }

  private static @Nullable String currency(CrmRecord record) {
    return record instanceof Deal deal ? deal.amount().map(Money::currency).orElse(null) : null;
  }

  private static byte @Nullable [] amountKey(CrmRecord record) {
    BigDecimal amount = amount(record);
    return amount == null ? null : OrderPreservingKeys.number(amount);
  }

  private static @Nullable BigDecimal amount(CrmRecord record) {
    if (!(record instanceof Deal deal) || deal.amount().isEmpty()) {
      return null;
    }
    BigDecimal amount = deal.amount().get().number().stripTrailingZeros();
    if (amount.scale() > FRACTION_DIGITS
        || amount.precision() - amount.scale() > Money.MAX_DIGITS) {
      throw new IllegalArgumentException(
          "an amount has at most %d digits before and %d after the point; that of %s has more"
              .formatted(Money.MAX_DIGITS, FRACTION_DIGITS, deal.id()));
    }
    return amount.setScale(Math.max(0, amount.scale()));
  }
}
