package cognitosync.localcloud.cloudformation;

import cognitosync.localcloud.cloudformation.api.CloudFormation;
import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The API of CloudFormation over real stacks of boxes, called by somebody who may do everything to stacks whose names begin with a word. */
final class StackApi implements AutoCloseable {
    private static final String ACCOUNT = "123456789012";
    private static final String STACKS = "arn:aws:cloudformation:eu-west-1:" + ACCOUNT + ":stack/";

    /** What tells which stacks the caller may name; empty for all. */
    String allowed = "";

    private final Database database;
    private final Stacks stacks;
    private final Deployments deployments;
    private final Endpoint api;

    StackApi(Path folder, Recorder boxes) {
        database = Database.open(folder.resolve("d.sqlite"), List.of(Stacks.schema()));
        stacks = new Stacks(new Stacks.Needs(
                database, ACCOUNT, "eu-west-1", SystemParameters.BOOTSTRAPPED, List.of(boxes), InstantSource.system()));
        deployments = new Deployments(stack -> {});
        Caller caller = new Caller.Developer("arn:aws:iam::" + ACCOUNT + ":root", ACCOUNT);
        api = new CloudFormation(new CloudFormation.Needs(
                        (request, service) -> caller,
                        (who, action, arn) -> {
                            if (!arn.startsWith(STACKS + allowed)) {
                                throw new AwsException("AccessDeniedException", 403, "Not " + arn);
                            }
                        },
                        stacks,
                        deployments,
                        (bucket, key) -> Optional.empty(),
                        (stack, text) -> text,
                        ACCOUNT,
                        "eu-west-1"))
                .endpoint();
    }

    Stacks stacks() {
        return stacks;
    }

    /** The stack of that name, which exists. */
    DeployedStack stack(String name) {
        return stacks.find(name).orElseThrow();
    }

    StackStatus status(String name) {
        return stack(name).state().status();
    }

    /** Calls with these names and values in turn. */
    Response call(String action, String... parameters) {
        StringBuilder form = new StringBuilder("Version=2010-05-15&Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return api.respond(new Request(
                "POST",
                "/",
                "",
                Headers.of("Content-Type", "application/x-www-form-urlencoded"),
                form.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A template of one box, A. */
    static String box(String properties) {
        return "{\"Resources\": {\"A\": {\"Type\": \"Test::Box\", \"Properties\": " + properties + "}}}";
    }

    @Override
    public void close() {
        deployments.close();
        database.close();
    }
}
