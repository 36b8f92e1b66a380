package dev.crmkit.access.internal.page;

import dev.crmkit.access.internal.record.RecordViews;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists files that a user sees. */
public final class FilePager {

  private static final String PURPOSE = "files";

  private FilePager() {}

  /** Returns a page of all files that the user sees, by id. */
  public static Page<FileView> page(CallContext<?> call, PageRequest page) {
    PageLimits.check(page);
    int limit = page.limit();
    long after = page.after().map(next -> Cursors.openNumber(call, PURPOSE, next)).orElse(0L);
    List<FileInfo> found = call.tx().files(call.visibility().scope(), after, limit + 1);
    List<FileInfo> shown = found.subList(0, Math.min(limit, found.size()));
    Map<Subject, PortfolioId> portfolios =
        call.tx().portfolios(shown.stream().map(FileInfo::record).collect(Collectors.toSet()));
    RecordViews views = new RecordViews(call);
    List<FileView> items =
        shown.stream()
            .map(file -> views.of(file, Objects.requireNonNull(portfolios.get(file.record()))))
            .toList();
    return Page.of(
        items,
        found.size() > limit
            ? Optional.of(Cursors.sealNumber(call, PURPOSE, items.get(limit - 1).id().value()))
            : Optional.empty());
  }

  /** Returns all files on a record, by id. */
  public static List<FileView> filesOf(CallContext<?> call, RecordId id) {
    CrmRecord record = call.requireVisible(id);
    RecordViews views = new RecordViews(call);
    return call.tx().filesOf(id).stream().map(file -> views.of(file, record.portfolio())).toList();
  }
}
