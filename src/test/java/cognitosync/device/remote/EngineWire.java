package cognitosync.device.remote;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The network of the SDK: leads to a service of the local cloud in this JVM, without sockets, and can be disturbed. */
public final class EngineWire implements SdkHttpClient {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Service service;
    private InstantSource clock;
    private final List<Request> requests = new ArrayList<>();
    private UnaryOperator<Service> disturbance = UnaryOperator.identity();

    /** What answers requests. */
    @FunctionalInterface
    public interface Service {
        /** Answers, or fails as a network does. */
        Response respond(Request request) throws IOException;
    }

    /** Leads to the service, whose clock is in every response. */
    public EngineWire(Service service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    /** Puts something between the SDK and the service. */
    public void disturb(UnaryOperator<Service> between) {
        disturbance = between;
    }

    /** Tells another time in responses. */
    public void setClock(InstantSource other) {
        clock = other;
    }

    /** The requests since the last call. */
    public List<Request> sent() {
        List<Request> sent = List.copyOf(requests);
        requests.clear();
        return sent;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execute) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Request request = request(execute);
                requests.add(request);
                return response(disturbance.apply(service).respond(request));
            }

            @Override
            public void abort() {}
        };
    }

    private static Request request(HttpExecuteRequest execute) throws IOException {
        SdkHttpRequest request = execute.httpRequest();
        List<Headers.Field> fields = new ArrayList<>();
        request.forEachHeader((name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        byte[] body = execute.contentStreamProvider().isPresent()
                ? execute.contentStreamProvider().get().newStream().readAllBytes()
                : new byte[0];
        return new Request(
                request.method().name(),
                request.encodedPath(),
                request.encodedQueryParameters().orElse(""),
                new Headers(fields),
                body);
    }

    private HttpExecuteResponse response(Response response) {
        SdkHttpResponse.Builder http = SdkHttpResponse.builder().statusCode(response.status());
        response.headers().fields().forEach(field -> http.appendHeader(field.name(), field.value()));
        http.putHeader("Date", DATE.format(clock.instant()));
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                .build();
    }

    @Override
    public void close() {}
}
