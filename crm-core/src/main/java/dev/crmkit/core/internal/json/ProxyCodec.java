package dev.crmkit.core.internal.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Values that are written as their proxies. */
final class ProxyCodec<T, P> extends Codec {

  private final JsonProxy<T, P> proxy;

  ProxyCodec(JsonProxy<T, P> proxy) {
    this.proxy = proxy;
  }

  @Override
  void write(Object value, JsonGenerator out) {
    Codecs.write(proxy.toProxy(proxy.type().cast(value)), out);
  }

  @Override
  Object read(JsonParser in) {
    TokenStreamLocation start = in.currentTokenLocation();
    P read = proxy.proxyType().cast(Codecs.read(in, proxy.proxyType()));
    try {
      return proxy.fromProxy(read);
    } catch (IllegalArgumentException e) {
      throw JsonErrors.refused(in, start, e);
    }
  }
}
