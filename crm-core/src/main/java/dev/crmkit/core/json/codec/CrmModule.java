package dev.crmkit.core.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lends the codecs to a mapper of Jackson, for the types of CrmKit and no others. */
public final class CrmModule extends Module {

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
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription bean) {
      return ours(type).map(codec -> new Writer(codec, false)).orElse(null);
    }
  }

  private static final class KeyWriters extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription bean) {
      return ours(type).filter(Codec::isKey).map(codec -> new Writer(codec, true)).orElse(null);
    }
  }

  private static final class Writer extends JsonSerializer<Object> {
    private final Codec codec;
    private final boolean key;

    Writer(Codec codec, boolean key) {
      this.codec = codec;
      this.key = key;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (key) {
        out.writeFieldName(codec.key(value));
      } else {
        codec.write(value, out);
      }
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      serialize(value, out, provider);
    }
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean) {
      return ours(type).map(Reader::new).orElse(null);
    }

    @Override
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription bean) {
      return findBeanDeserializer(config.constructType(type), config, bean);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return ours(config.constructType(type)).isPresent();
    }
  }

  private static final class Reader extends JsonDeserializer<Object> {
    private final Codec codec;

    Reader(Codec codec) {
      this.codec = codec;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return codec.read(in);
    }

    @Override
    public Object deserializeWithType(
        JsonParser in, DeserializationContext context, TypeDeserializer type) throws IOException {
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
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      try {
        return codec.fromKey(key);
      } catch (IllegalArgumentException e) {
        throw Wrong.at(context.getParser(), String.valueOf(e.getMessage()));
      }
    }
  }
}
