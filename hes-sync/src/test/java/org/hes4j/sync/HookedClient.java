package org.hes4j.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.hes4j.client.Capabilities;
import org.hes4j.client.HesClient;
import org.hes4j.client.StagedChange;
import org.hes4j.sync.journal.HookedDisk.Hook;

/** A client at each of whose remote calls something can happen, before and after. */
final class HookedClient {
  private static final Set<String> LOCAL = Set.of("check", "toString");

  private HookedClient() {}

  static HesClient of(HesClient client, Hook hook) {
    return of(client, hook, client.capabilities());
  }

  /** A client that says something else of itself. */
  static HesClient of(HesClient client, Hook hook, Capabilities capabilities) {
    return proxy(HesClient.class, client, hook, capabilities);
  }

  private static <T> T proxy(Class<T> type, T target, Hook hook, Capabilities capabilities) {
    return type.cast(
        Proxy.newProxyInstance(
            HookedClient.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("capabilities")) {
                return capabilities;
              }
              if (LOCAL.contains(method.getName())) {
                return call(target, method, arguments);
              }
              point(hook, "before " + method.getName());
              Object result = call(target, method, arguments);
              point(hook, "after " + method.getName());
              return result instanceof StagedChange stage
                  ? proxy(StagedChange.class, stage, hook, capabilities)
                  : result;
            }));
  }

  private static void point(Hook hook, String point) {
    try {
      hook.at(point);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
