package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.policy.Principal;
import cognitosync.localcloud.access.policy.Statement;
import cognitosync.localcloud.console.StackSource.Stack;
import cognitosync.localcloud.console.StackSource.StackResource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds a statement that judged somebody in the templates of the stacks, as they are now. */
final class TemplatePlaces {
    private final List<Stack> stacks;

    TemplatePlaces(List<Stack> stacks) {
        this.stacks = stacks;
    }

    /** A policy in a resource, by the path that leads to it. */
    private record Policy(String path, JsonNode document) {}

    /** Its place; none where the template has changed since, or the statement came from elsewhere. */
    Optional<TemplatePlace> of(Evaluation judgement, Statement statement) {
        return stacks.stream()
                .flatMap(stack -> stack.resources().stream()
                        .flatMap(resource -> policies(resource, judgement, judgement.kindOf(statement))
                                .flatMap(policy -> statements(policy, statement))
                                .map(path -> place(stack, resource, path))))
                .findFirst();
    }

    private static Stream<Policy> policies(StackResource resource, Evaluation judgement, PolicyKind kind) {
        JsonNode properties = resource.properties();
        return switch (kind) {
            case TRUST ->
                isRole(resource, judgement.request().resourceArn())
                        ? policy("Properties.AssumeRolePolicyDocument", properties.path("AssumeRolePolicyDocument"))
                        : Stream.empty();
            case RESOURCE ->
                resource.type().equals("AWS::S3::BucketPolicy")
                                && isBucket(
                                        properties.path("Bucket").asText(),
                                        judgement.request().resourceArn())
                        ? policy("Properties.PolicyDocument", properties.path("PolicyDocument"))
                        : Stream.empty();
            case IDENTITY ->
                judgement.request().principal() instanceof Principal.Aws caller
                        ? ofRole(resource, caller.roleArn())
                        : Stream.empty();
        };
    }

    private static Stream<Policy> ofRole(StackResource resource, String roleArn) {
        JsonNode properties = resource.properties();
        if (isRole(resource, roleArn)) {
            JsonNode inline = properties.path("Policies");
            return IntStream.range(0, inline.size())
                    .mapToObj(i -> new Policy(
                            "Properties.Policies[" + i + "].PolicyDocument",
                            inline.path(i).path("PolicyDocument")));
        }
        boolean isAttached = resource.type().equals("AWS::IAM::Policy")
                && Stream.iterate(0, i -> i + 1)
                        .limit(properties.path("Roles").size())
                        .anyMatch(i -> roleArn.endsWith(
                                "/" + properties.path("Roles").path(i).asText()));
        return isAttached ? policy("Properties.PolicyDocument", properties.path("PolicyDocument")) : Stream.empty();
    }

    private static Stream<Policy> policy(String path, JsonNode document) {
        return Stream.of(new Policy(path, document));
    }

    private static boolean isRole(StackResource resource, String roleArn) {
        return resource.type().equals("AWS::IAM::Role") && roleArn.endsWith("/" + resource.physicalId());
    }

    private static boolean isBucket(String name, String arn) {
        return arn.equals("arn:aws:s3:::" + name) || arn.startsWith("arn:aws:s3:::" + name + "/");
    }

    private static Stream<String> statements(Policy policy, Statement wanted) {
        JsonNode statements = policy.document().path("Statement");
        String path = policy.path() + ".Statement";
        if (!statements.isArray()) {
            return statements.equals(wanted.source()) ? Stream.of(path) : Stream.empty();
        }
        return IntStream.range(0, statements.size())
                .filter(i -> statements.path(i).equals(wanted.source()))
                .mapToObj(i -> path + "[" + i + "]");
    }

    private static TemplatePlace place(Stack stack, StackResource resource, String path) {
        JsonNode written = stack.template().path("Resources").path(resource.logicalId());
        for (String step : path.replace("]", "").split("[.\\[]", -1)) {
            written = step.matches("\\d+") ? written.path(Integer.parseInt(step)) : written.path(step);
        }
        return new TemplatePlace(stack.name(), resource.logicalId(), path, written);
    }
}
