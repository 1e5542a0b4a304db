package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.cloudformation.api.CloudFormation;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The API of CloudFormation over real stacks of boxes, called by a caller who may do everything to stacks whose names begin with a word. */
public final class StackClient implements AutoCloseable {
    private static final String STACKS =
            "arn:aws:cloudformation:" + TestAccount.REGION + ":" + TestAccount.ID + ":stack/";

    /** Records the calls for the boxes that templates declare. */
    public final RecordingHandler boxes;

    /** Beginning of the names of stacks that the caller may name; empty for all. */
    String allowed = "";

    private final StackFixture fixture = new StackFixture();
    private final Stacks stacks;
    private final Deployments deployments = new Deployments(stack -> {});
    private final Endpoint api;

    public StackClient() {
        boxes = fixture.boxes;
        stacks = fixture.stacks();
        api = new CloudFormation(
                        new Gate(
                                (request, service) -> new Authenticator.Signed(TestAccount.OWNER, request),
                                (who, action, arn, policy, keys) -> {
                                    if (!arn.startsWith(STACKS + allowed)) {
                                        throw new AwsException("AccessDeniedException", 403, "Not " + arn);
                                    }
                                }),
                        stacks,
                        deployments,
                        (bucket, key) -> Optional.empty(),
                        (stack, text) -> text,
                        TestAccount.ACCOUNT)
                .endpoint();
    }

    /** Damages what is recorded. */
    void damage(String sql) {
        fixture.database().write(t -> t.update(sql));
    }

    /** After an end of the program: from now on, things are recorded again. */
    void goOn() {
        fixture.goOn();
    }

    /** The stacks that it is over. */
    public Stacks stacks() {
        return stacks;
    }

    /** The stack of that name, which exists. */
    DeployedStack stack(String name) {
        return stacks.find(name).orElseThrow();
    }

    public StackStatus status(String name) {
        return stack(name).state().status();
    }

    /** Calls with these names and values in turn. */
    public Response call(String action, String... parameters) {
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

    /** Calls with a stack and a template, and what more is given in turn; a change set has the name Next unless another is given. */
    public Response submit(String action, String stack, String template, String... more) {
        boolean named = !action.equals("CreateChangeSet") || List.of(more).contains("ChangeSetName");
        return call(
                action,
                join(named ? more : join(more, "ChangeSetName", "Next"), "StackName", stack, "TemplateBody", template));
    }

    public Response createStack(String stack, String template, String... more) {
        return submit("CreateStack", stack, template, more);
    }

    Response updateStack(String stack, String template, String... more) {
        return submit("UpdateStack", stack, template, more);
    }

    public Response deleteStack(String stack) {
        return call("DeleteStack", "StackName", stack);
    }

    public Response createChangeSet(String stack, String name, String template, String... more) {
        return submit("CreateChangeSet", stack, template, join(more, "ChangeSetName", name));
    }

    Response executeChangeSet(String stack, String name) {
        return call("ExecuteChangeSet", "StackName", stack, "ChangeSetName", name);
    }

    private static String[] join(String[] more, String... first) {
        return Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** What a call with these names and values is answered. */
    public String text(String action, String... parameters) {
        return text(call(action, parameters));
    }

    public static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        deployments.close();
        fixture.close();
    }
}
