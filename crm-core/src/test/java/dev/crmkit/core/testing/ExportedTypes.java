package dev.crmkit.core.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.crmkit.core.Id;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exported types of the module, read from its descriptor and its classes. */
public final class ExportedTypes {

  /** The classes of the module, without its tests. */
  public static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Id.class.getProtectionDomain().getCodeSource().getLocation());

  private ExportedTypes() {}

  /** The names of the packages that are exported to everyone. */
  public static Set<String> packages() {
    URL root = Id.class.getProtectionDomain().getCodeSource().getLocation();
    try (InputStream descriptor = new URL(root, "module-info.class").openStream()) {
      return ModuleDescriptor.read(descriptor).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public types of the exported packages, including nested types. */
  public static List<Class<?>> types() {
    Set<String> exported = packages();
    return CLASSES.stream()
        .filter(type -> exported.contains(type.getPackageName()))
        .<Class<?>>map(JavaClass::reflect)
        .filter(ExportedTypes::isShown)
        .toList();
  }

  /** The exported types that are values: records, enums, and interfaces with a builder. */
  public static List<Class<?>> values() {
    return types().stream().filter(ExportedTypes::isValue).toList();
  }

  /** The exported sealed interfaces. */
  public static List<Class<?>> sealed() {
    return types().stream().filter(type -> type.isSealed() && type.isInterface()).toList();
  }

  /**
   * The values and sealed interfaces that can be read from JSON by their class alone. That of a
   * generic value does not say what it contains; such values are tried as parts of others. The
   * values of a summary are of any type; it has no JSON.
   */
  public static List<Class<?>> readable() {
    return Stream.concat(values().stream(), sealed().stream())
        .filter(ExportedTypes::saysWhatItContains)
        .filter(type -> type != Summary.class && type != SummaryGroup.class)
        .toList();
  }

  private static boolean saysWhatItContains(Class<?> type) {
    return Stream.of(type.getTypeParameters())
        .noneMatch(parameter -> parameter.getBounds()[0] == Object.class);
  }

  private static boolean isShown(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValue(Class<?> type) {
    if (type.isRecord() || type.isEnum()) {
      return true;
    }
    if (!type.isInterface()) {
      return false;
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.getSimpleName().equals("Builder")) {
        return true;
      }
    }
    return false;
  }
}
