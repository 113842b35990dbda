package org.hes4j.client.soap;

import com.sun.xml.ws.api.BindingID;
import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import com.sun.xml.ws.api.pipe.TransportTubeFactory;
import com.sun.xml.ws.api.pipe.Tube;
import com.sun.xml.ws.api.pipe.TubelineAssembler;
import com.sun.xml.ws.api.pipe.TubelineAssemblerFactory;
import com.sun.xml.ws.api.server.Container;
import com.sun.xml.ws.api.server.ContainerResolver;
import com.sun.xml.ws.api.server.ThreadLocalContainerResolver;
import com.sun.xml.ws.spi.ProviderImpl;
import com.sun.xml.ws.util.pipe.StandaloneTubeAssembler;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.spi.ServiceDelegate;
import java.net.URL;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.hes4j.client.soap.stub.HesPort;
import org.jspecify.annotations.Nullable;

/**
 * Ports of the RI, each lent to one call at a time, since a port's request context is not
 * thread-safe. All clients of a JVM share them: the RI's model of the contract takes some tenths of
 * a second to make, and nothing in it belongs to one client. Where a call goes and how it is sent
 * comes with its {@link SoapExchange}.
 *
 * <p>The RI's provider is named explicitly: an application that has another JAX-WS stack first on
 * its class path still gets the RI here. Our transport reaches the RI through a container of our
 * own, not through META-INF/services, so no other port of the JVM is ever asked. Thread-safe.
 */
final class PortPool {
  private static final String NAMESPACE = "urn:hes4j:hes:1";
  private static final QName SERVICE = new QName(NAMESPACE, "HesService");
  private static final QName PORT = new QName(NAMESPACE, "HesPort");
  private static final PortPool SHARED = new PortPool();

  private final Queue<HesPort> idle = new ConcurrentLinkedQueue<>();
  private @Nullable ServiceDelegate service;

  private PortPool() {}

  static PortPool shared() {
    return SHARED;
  }

  /** Uses a port that nobody else uses meanwhile. */
  <T> T with(SoapExchange exchange, Function<HesPort, T> use) {
    HesPort port = take();
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(
        BindingProvider.ENDPOINT_ADDRESS_PROPERTY, exchange.details().endpoint().toString());
    context.put(SoapExchange.PROPERTY, exchange);
    try {
      return use.apply(port);
    } finally {
      context.remove(SoapExchange.PROPERTY);
      idle.add(port);
    }
  }

  private HesPort take() {
    HesPort port = idle.poll();
    return port == null ? create() : port;
  }

  /** How many ports wait for a call. */
  int idle() {
    return idle.size();
  }

  /** Makes the first port, which is slow. */
  void prepare() {
    idle.add(take());
  }

  /** One at a time: the second finds the model that the first has made. */
  private synchronized HesPort create() {
    if (service == null) {
      service = within(new TransportContainer(), PortPool::open);
    }
    return service.getPort(PORT, HesPort.class);
  }

  private static ServiceDelegate open() {
    URL wsdl = PortPool.class.getResource("/wsdl/hes.wsdl");
    if (wsdl == null) {
      throw new IllegalStateException(
          "hes.wsdl is missing from the class path: hes-client is incomplete");
    }
    return ProviderImpl.INSTANCE.createServiceDelegate(wsdl, SERVICE, jakarta.xml.ws.Service.class);
  }

  /** The RI takes the container of a service from the thread that makes the service. */
  private static <T> T within(Container container, Supplier<T> make) {
    ThreadLocalContainerResolver resolver = ContainerResolver.getDefault();
    Container before = resolver.enterContainer(container);
    try {
      return make.get();
    } finally {
      resolver.exitContainer(before);
    }
  }

  /**
   * What the RI finds when it looks for a transport of our ports, and for who puts their parts
   * together: the RI's plain assembler, for the other one reads the same from a file by way of
   * JAXB.
   */
  private static final class TransportContainer extends Container {
    private final Map<Class<?>, Object> known =
        Map.of(
            TransportTubeFactory.class, new TransportFactory(),
            TubelineAssemblerFactory.class, new AssemblerFactory());

    @Override
    public <S> @Nullable S getSPI(Class<S> type) {
      Object found = known.get(type);
      return found == null ? super.getSPI(type) : type.cast(found);
    }
  }

  private static final class TransportFactory extends TransportTubeFactory {
    @Override
    public Tube doCreate(ClientTubeAssemblerContext context) {
      return new SoapTransport(context.getCodec());
    }
  }

  private static final class AssemblerFactory extends TubelineAssemblerFactory {
    @Override
    public TubelineAssembler doCreate(BindingID binding) {
      return new StandaloneTubeAssembler();
    }
  }
}
