package dev.crmkit.core.json.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Optional;
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

/** Lends the codecs to a mapper of Jackson, for the types of CrmKit and no others. */
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
    context.addSerializers(new Writers());
    context.addKeySerializers(new KeyWriters());
    context.addDeserializers(new Readers());
    context.addKeyDeserializers(
        (type, config, bean) -> ours(type).filter(Codec::isKey).map(KeyReader::new).orElse(null));
  }

  private static Optional<Codec> ours(JavaType type) {
    return type.getRawClass().getName().startsWith("dev.crmkit.")
        ? Codecs.ALL.find(type)
        : Optional.empty();
  }

  private static final class Writers extends Serializers.Base {
    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      return ours(type).map(codec -> new Writer(codec, false)).orElse(null);
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

  private static final class KeyWriters extends Serializers.Base {
    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      return ours(type).filter(Codec::isKey).map(codec -> new Writer(codec, true)).orElse(null);
    }
  }

  private static final class Writer extends ValueSerializer<Object> {
    private final Codec codec;
    private final boolean key;

    Writer(Codec codec, boolean key) {
      this.codec = codec;
      this.key = key;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext provider) {
      if (key) {
        out.writeName(codec.key(value));
      } else {
        codec.write(value, out);
      }
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializationContext provider, TypeSerializer type) {
      serialize(value, out, provider);
    }
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return ours(type).map(Reader::new).orElse(null);
    }

    @Override
    public @Nullable ValueDeserializer<?> findEnumDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return findBeanDeserializer(type, config, bean);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return ours(config.constructType(type)).isPresent();
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
        return codec.fromKey(key);
      } catch (IllegalArgumentException e) {
        throw JsonErrors.at(context.getParser(), String.valueOf(e.getMessage()));
      }
    }
  }
}
