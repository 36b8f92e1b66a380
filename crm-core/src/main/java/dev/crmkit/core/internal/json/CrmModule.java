package dev.crmkit.core.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;

/** Offers the codecs to a mapper of Jackson, for the types of CrmKit and no others. */
public final class CrmModule extends JacksonModule {

  /** For {@link java.util.ServiceLoader}. */
  public CrmModule() {}

  @Override
  public String getModuleName() {
    return "crmkit";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new CrmSerializers(codec -> new Writer(codec::write)));
    context.addKeySerializers(
        new CrmSerializers(
            codec ->
                codec.isKey()
                    ? new Writer((value, out) -> out.writeName(codec.key(value)))
                    : null));
    context.addDeserializers(new CrmDeserializers());
    context.addKeyDeserializers(
        (type, config, bean) -> codec(type).filter(Codec::isKey).map(KeyReader::new).orElse(null));
  }

  private static Optional<Codec> codec(JavaType type) {
    return type.getRawClass().getName().startsWith("dev.crmkit.")
        ? Codecs.find(type)
        : Optional.empty();
  }

  private static final class CrmSerializers extends Serializers.Base {
    private final Function<Codec, @Nullable ValueSerializer<?>> serializer;

    CrmSerializers(Function<Codec, @Nullable ValueSerializer<?>> serializer) {
      this.serializer = serializer;
    }

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      Codec codec = codec(type).orElse(null);
      return codec == null ? null : serializer.apply(codec);
    }

    @Override
    public @Nullable ValueSerializer<?> findEnumSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      return findSerializer(config, type, bean, format);
    }
  }

  private static final class Writer extends ValueSerializer<Object> {
    private final BiConsumer<Object, JsonGenerator> writer;

    Writer(BiConsumer<Object, JsonGenerator> writer) {
      this.writer = writer;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      writer.accept(value, out);
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializationContext context, TypeSerializer type) {
      serialize(value, out, context);
    }
  }

  private static final class CrmDeserializers extends Deserializers.Base {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return codec(type).map(Reader::new).orElse(null);
    }

    @Override
    public @Nullable ValueDeserializer<?> findEnumDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return findBeanDeserializer(type, config, bean);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return codec(config.constructType(type)).isPresent();
    }
  }

  private static final class Reader extends ValueDeserializer<Object> {
    private final Codec codec;

    Reader(Codec codec) {
      this.codec = codec;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      return codec.read(in);
    }

    @Override
    public Object deserializeWithType(
        JsonParser in, DeserializationContext context, TypeDeserializer type) {
      return codec.read(in);
    }

    @Override
    public boolean isCachable() {
      return true;
    }
  }

  private static final class KeyReader extends KeyDeserializer {
    private final Codec codec;

    KeyReader(Codec codec) {
      this.codec = codec;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      try {
        return codec.parseKey(key);
      } catch (IllegalArgumentException e) {
        throw JsonErrors.at(context.getParser(), String.valueOf(e.getMessage()));
      }
    }
  }
}
