package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.policy.Statement;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import cognitosync.localcloud.names.Arn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the statements that decided in the templates of the stacks, as they are now. */
final class TemplatePlaces {
    /** No stack: nothing is found. */
    static final TemplatePlaces NONE = new TemplatePlaces(List.of());

    private final List<StackTemplate> stacks;

    TemplatePlaces(List<StackTemplate> stacks) {
        this.stacks = stacks;
    }

    /** Reads all stacks once. */
    static TemplatePlaces in(Stacks stacks) {
        return new TemplatePlaces(stacks.all().stream().map(StackTemplate::of).toList());
    }

    /**
     * A stack as far as its template goes.
     *
     * @param name such as {@code CognitoSync}
     * @param resources that were deployed
     * @param template of the last complete deployment
     */
    record StackTemplate(String name, List<DeployedResource> resources, JsonNode template) {
        private static StackTemplate of(DeployedStack stack) {
            return new StackTemplate(
                    stack.identity().name(),
                    stack.resources(),
                    stack.state()
                            .template()
                            .flatMap(TemplateText::json)
                            .<JsonNode>map(template -> template)
                            .orElse(MissingNode.getInstance()));
        }
    }

    /**
     * The location of a statement in a template.
     *
     * @param stack whose template
     * @param logicalId of the resource
     * @param path inside the resource, such as {@code Properties.Policies[0].PolicyDocument.Statement[0]}
     * @param written the statement as in the template, with intrinsic functions
     */
    record TemplatePlace(String stack, String logicalId, String path, JsonNode written) {}

    /** A policy in a resource, by the path that leads to it. */
    private record Policy(String path, JsonNode document) {}

    /** Its location; empty if the template has changed since, or the statement is from another source. */
    Optional<TemplatePlace> of(Evaluation evaluation, Statement statement) {
        return stacks.stream()
                .flatMap(stack -> stack.resources().stream()
                        .flatMap(resource -> policies(resource, evaluation, evaluation.kindOf(statement))
                                .flatMap(policy -> statements(policy, statement))
                                .map(path -> place(stack, resource, path))))
                .findFirst();
    }

    private static Stream<Policy> policies(DeployedResource resource, Evaluation evaluation, PolicyKind kind) {
        JsonNode properties = resource.properties();
        return switch (kind) {
            case TRUST ->
                isRole(resource, evaluation.request().resourceArn())
                        ? policy("Properties.AssumeRolePolicyDocument", properties.path("AssumeRolePolicyDocument"))
                        : Stream.empty();
            case RESOURCE ->
                resource.type().equals("AWS::S3::BucketPolicy")
                                && isBucket(
                                        properties.path("Bucket").asText(),
                                        evaluation.request().resourceArn())
                        ? policy("Properties.PolicyDocument", properties.path("PolicyDocument"))
                        : Stream.empty();
            case IDENTITY ->
                evaluation.request().principal() instanceof Principal.Aws caller
                        ? ofRole(resource, caller.roleArn())
                        : Stream.empty();
        };
    }

    private static Stream<Policy> ofRole(DeployedResource resource, String roleArn) {
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

    private static boolean isRole(DeployedResource resource, String roleArn) {
        return resource.type().equals("AWS::IAM::Role")
                && roleArn.endsWith("/" + resource.resource().physicalId());
    }

    private static boolean isBucket(String name, String arn) {
        String bucket = new Arn("aws", "s3", "", "", name).toString();
        return arn.equals(bucket) || arn.startsWith(bucket + "/");
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

    private static TemplatePlace place(StackTemplate stack, DeployedResource resource, String path) {
        JsonNode written = stack.template().path("Resources").path(resource.logicalId());
        for (String step : path.replace("]", "").split("[.\\[]", -1)) {
            written = step.matches("\\d+") ? written.path(Integer.parseInt(step)) : written.path(step);
        }
        return new TemplatePlace(stack.name(), resource.logicalId(), path, written);
    }
}
