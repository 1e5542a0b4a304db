package cognitosync.localcloud;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.userpool.UserPools;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The three ports of this machine: taken first, because the addresses of everything deployed depend on them, and answered
 * last.
 */
record Ports(LoopbackServer website, LoopbackServer signIn, LoopbackServer api) {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");
    private static final int PAGE_BYTES = 64 * 1024;
    // A dataset holds 1 MiB; JSON may write each byte in six.
    private static final int API_BYTES = 8 * 1024 * 1024;

    static Ports bind(LocalCloudOptions options, OpenResources opened) {
        List<LoopbackServer> bound = new ArrayList<>();
        opened.add(() -> endTogether(bound));
        return new Ports(
                bind(options.websitePort(), "local.website.port", bound),
                bind(options.signInPort(), "local.signin.port", bound),
                bind(options.apiPort(), "local.api.port", bound));
    }

    private static LoopbackServer bind(int port, String option, List<LoopbackServer> bound) {
        LoopbackServer server = LoopbackServer.bind(port, option);
        bound.add(server);
        return server;
    }

    // Each waits a second for what it is answering: one after the other, they would keep a person waiting too long.
    private static void endTogether(List<LoopbackServer> servers) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Void>> endings = servers.stream()
                    .map(server -> CompletableFuture.runAsync(server::close, threads))
                    .toList();
            endings.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    /** Begins to answer on all three; the API last, because it tells the others' state. */
    void start(Endpoint website, Endpoint rest, Endpoint signInPages, Endpoint apis) {
        website().start(NAMES, PAGE_BYTES, byHost(website, rest), S3.refusal(Ports::isLocalhost));
        signIn().start(NAMES, PAGE_BYTES, signInPages, UserPools.refusal());
        api().start(NAMES, API_BYTES, apis, new ApiRefusal());
    }

    // The two addresses of a bucket differ in their host on AWS, and so they do here.
    private static Endpoint byHost(Endpoint website, Endpoint rest) {
        return request -> isLocalhost(request) ? rest.respond(request) : website.respond(request);
    }

    private static boolean isLocalhost(Request request) {
        return request.headers()
                .first("Host")
                .map(host -> host.regionMatches(true, 0, "localhost:", 0, "localhost:".length()))
                .orElse(false);
    }

    /** What a port answers on which nothing was deployed. */
    static Response nothingDeployed(Request request) {
        return Response.of(404, "text/plain; charset=utf-8", "No stack is deployed here.\n");
    }
}
