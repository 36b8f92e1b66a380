package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of a workspace before a step; unknown names have default values. */
public final class WorkspaceView {

  private final Reference reference;

  public WorkspaceView(Reference reference) {
    this.reference = reference;
  }

  List<String> users() {
    return reference.users();
  }

  boolean isDeleted(String user) {
    return !reference.users().contains(user) || reference.isDeleted(user);
  }

  String status(String user) {
    return reference.status(user);
  }

  String type(String user) {
    return reference.type(user);
  }

  @Nullable String responsible(String user) {
    return reference.responsible(user);
  }

  String director() {
    return reference.director();
  }

  boolean seesProfile(String user, String other) {
    return reference.seesProfile(user, other);
  }

  boolean seesRecordsOf(String user, String owner) {
    return reference.seesRecordsOf(user, owner);
  }

  boolean sees(String user, String record) {
    return reference.sees(user, record);
  }

  List<String> records(List<String> kinds) {
    return reference.records(kinds.toArray(String[]::new));
  }

  List<String> recordsEver(List<String> kinds) {
    return reference.recordsEver(kinds.toArray(String[]::new));
  }

  /** Returns the deleted records and files, which can be restored or purged. */
  List<String> deletedRecords() {
    List<String> deleted = new ArrayList<>(recordsEver(SampleValues.RECORDS_AND_FILES));
    deleted.removeAll(records(SampleValues.RECORDS_AND_FILES));
    return deleted;
  }

  String owner(String record) {
    return reference.owner(record);
  }

  /** The client of an activity or a deal. */
  @Nullable String clientOf(String record) {
    return reference.clientOf(record);
  }

  /** The version of a record; 0 where there is none. */
  int version(String record) {
    return reference.recordsEver(RandomChoices.kind(record)).contains(record)
        ? reference.version(record)
        : 0;
  }

  boolean isHandedOver(String record) {
    return reference.isHandedOver(record);
  }

  List<String> groups() {
    return reference.groups();
  }

  List<String> labels() {
    return reference.labels();
  }

  List<String> sections() {
    return reference.sections();
  }

  List<String> fields() {
    return reference.fields();
  }

  boolean seesField(String user, String field) {
    return reference.seesField(user, field);
  }

  String fieldType(String field) {
    return fields().contains(field) ? reference.typeOf(field) : "text";
  }

  String sectionOf(String field) {
    return reference.sectionOf(field);
  }

  boolean isRequired(String field) {
    return reference.isRequired(field);
  }

  /** The options of a field, also those that are archived. */
  List<String> options(String field) {
    List<String> options = new ArrayList<>(liveOptions(field));
    if (fields().contains(field)) {
      options.addAll(reference.archivedOptions(field));
    }
    return options;
  }

  List<String> liveOptions(String field) {
    return fields().contains(field) ? reference.options(field) : List.of();
  }

  /** How many values the fields have. */
  int values(List<String> fields) {
    return reference.values(fields);
  }

  List<String> pipelines() {
    return reference.pipelines();
  }

  /** What a pipeline is of: clients or deals. */
  String pipelineOf(String pipeline) {
    return reference.of(pipeline);
  }

  List<String> stages(String pipeline) {
    return reference.stages(pipeline);
  }

  @Nullable String closes(String pipeline, String stage) {
    return reference.closes(pipeline, stage);
  }

  /** How many records are in a pipeline. */
  int recordsIn(String pipeline) {
    return reference.recordsIn(pipeline);
  }
}
