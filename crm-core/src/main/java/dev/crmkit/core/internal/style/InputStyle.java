package dev.crmkit.core.internal.style;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.annotation.processing.Generated;
import org.immutables.value.Value;

/**
 * The style of the inputs of creations and edits: that of {@link ValueStyle}, with builders that
 * add single elements by the words that the inputs have for it, {@code addLabel} and {@code field}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    allowedClasspathAnnotations = {Generated.class},
    depluralize = true,
    put = "*",
    optionalAcceptNullable = true,
    defaults = @Value.Immutable(copy = false))
public @interface InputStyle {}
