package cognitosync.localcloud.address;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.http.PortTakenException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.userpool.UserPools;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two ports of one stack: website and REST address of its bucket on the one, its user pool's domain on the other. */
public final class StackPorts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StackPorts.class);
    private static final int PAGE_BYTES = 64 * 1024;
    private static final String LOCALHOST = "localhost:";

    private final LoopbackServer website;
    private final LoopbackServer signIn;
    private volatile Endpoints endpoints =
            new Endpoints(StackPorts::nothingDeployed, StackPorts::nothingDeployed, StackPorts::nothingDeployed);

    /**
     * What answers at the ports.
     *
     * @param website website address of the bucket
     * @param rest REST address of the bucket
     * @param signIn the user pool's domain
     */
    public record Endpoints(Endpoint website, Endpoint rest, Endpoint signIn) {}

    StackPorts(LoopbackServer website, LoopbackServer signIn) {
        this.website = website;
        this.signIn = signIn;
    }

    /** Binds the ports of an earlier run; others where another program has them now. */
    static StackPorts bind(Origins.Pair earlier) {
        LoopbackServer website = bind(earlier.website());
        try {
            return new StackPorts(website, bind(earlier.signIn()));
        } catch (PortTakenException e) {
            website.close();
            throw e;
        }
    }

    private static LoopbackServer bind(int port) {
        try {
            return LoopbackServer.bind(port, "local.website.port");
        } catch (PortTakenException e) {
            if (port == 0) {
                throw e;
            }
            LOG.warn(Messages.text("terminal.stack.port-moved", port));
            return LoopbackServer.bind(0, "local.website.port");
        }
    }

    Origins.Pair pair() {
        return new Origins.Pair(website.port(), signIn.port());
    }

    /** Answers with these from now on. */
    public void publish(Endpoints published) {
        endpoints = published;
    }

    /** What answers now. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Begins to answer. */
    public void start() {
        website.start(
                Ports.NAMES,
                PAGE_BYTES,
                // The two addresses of a bucket differ in their host on AWS, and so they do here.
                request -> (isLocalhost(request) ? endpoints.rest() : endpoints.website()).respond(request),
                S3.refusal(StackPorts::isLocalhost));
        signIn.start(Ports.NAMES, PAGE_BYTES, request -> endpoints.signIn().respond(request), UserPools.refusal());
    }

    private static boolean isLocalhost(Request request) {
        return request.headers()
                .first("Host")
                .map(host -> host.regionMatches(true, 0, LOCALHOST, 0, LOCALHOST.length()))
                .orElse(false);
    }

    private static Response nothingDeployed(Request request) {
        return Response.of(404, "text/plain; charset=utf-8", Messages.text("http.no-stack") + "\n");
    }

    @Override
    public void close() {
        website.close();
        signIn.close();
    }
}
