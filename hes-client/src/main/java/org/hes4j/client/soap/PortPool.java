package org.hes4j.client.soap;

import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import com.sun.xml.ws.api.pipe.TransportTubeFactory;
import com.sun.xml.ws.api.pipe.Tube;
import com.sun.xml.ws.api.server.Container;
import com.sun.xml.ws.api.server.ContainerResolver;
import com.sun.xml.ws.api.server.ThreadLocalContainerResolver;
import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.spi.ServiceDelegate;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.StatusErrors;
import org.hes4j.client.soap.stub.HesPort;
import org.jspecify.annotations.Nullable;

/**
 * Ports of the RI, each lent to one call at a time, since a port's request context is not
 * thread-safe.
 *
 * <p>The RI's provider is named explicitly: an application that has another JAX-WS stack first on
 * its class path still gets the RI here. Our transport reaches the RI through a container of our
 * own, not through META-INF/services, so no other port of the JVM is ever asked. Thread-safe.
 */
final class PortPool {
  private static final String NAMESPACE = "urn:hes4j:hes:1";
  private static final QName SERVICE = new QName(NAMESPACE, "HesService");
  private static final QName PORT = new QName(NAMESPACE, "HesPort");

  private final ServiceDelegate service;
  private final URI endpoint;
  private final Queue<HesPort> idle = new ConcurrentLinkedQueue<>();

  PortPool(URI endpoint, HttpTransport http, StatusErrors statusErrors) {
    this.endpoint = endpoint;
    this.service =
        within(
            new TransportContainer(http, statusErrors),
            () ->
                ProviderImpl.INSTANCE.createServiceDelegate(
                    wsdl(), SERVICE, jakarta.xml.ws.Service.class));
  }

  private static URL wsdl() {
    URL wsdl = PortPool.class.getResource("/wsdl/hes.wsdl");
    if (wsdl == null) {
      throw new IllegalStateException(
          "hes.wsdl is missing from the class path: hes-client is incomplete");
    }
    return wsdl;
  }

  /** Uses a port that nobody else uses meanwhile. */
  <T> T with(SoapExchange exchange, Function<HesPort, T> use) {
    HesPort idlePort = idle.poll();
    HesPort port = idlePort == null ? create() : idlePort;
    ((BindingProvider) port).getRequestContext().put(SoapExchange.PROPERTY, exchange);
    try {
      return use.apply(port);
    } finally {
      ((BindingProvider) port).getRequestContext().remove(SoapExchange.PROPERTY);
      idle.add(port);
    }
  }

  /** Makes a port that waits for its first use. */
  void prepare() {
    idle.add(create());
  }

  private HesPort create() {
    HesPort port = service.getPort(PORT, HesPort.class);
    ((BindingProvider) port)
        .getRequestContext()
        .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, endpoint.toString());
    return port;
  }

  /** Gives back what the ports hold. */
  void close() {
    for (HesPort port = idle.poll(); port != null; port = idle.poll()) {
      try {
        ((Closeable) port).close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The RI takes the container of a service from the thread that makes the service. */
  private static <T> T within(Container container, java.util.function.Supplier<T> make) {
    ThreadLocalContainerResolver resolver = ContainerResolver.getDefault();
    Container before = resolver.enterContainer(container);
    try {
      return make.get();
    } finally {
      resolver.exitContainer(before);
    }
  }

  /** What the RI finds when it looks for a transport of our ports. */
  private static final class TransportContainer extends Container {
    private final TransportTubeFactory factory;

    TransportContainer(HttpTransport http, StatusErrors statusErrors) {
      this.factory =
          new TransportTubeFactory() {
            @Override
            public Tube doCreate(ClientTubeAssemblerContext context) {
              return new SoapTransport(http, statusErrors, context.getCodec());
            }
          };
    }

    @Override
    public <S> @Nullable S getSPI(Class<S> type) {
      return type.isInstance(factory) && type == TransportTubeFactory.class
          ? type.cast(factory)
          : super.getSPI(type);
    }
  }
}
