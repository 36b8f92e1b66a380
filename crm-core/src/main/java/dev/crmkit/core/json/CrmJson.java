package dev.crmkit.core.json;

/** The values of the model as JSON and back. */
public final class CrmJson {
  private CrmJson() {}
}
