package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.AllowedPattern;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Resolver;
import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.cloudformation.template.TemplateResource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A submission that passed every check which is possible before a resource is deployed.
 *
 * @param template of the submission
 * @param resolver with the values of parameters, and without resources
 * @param wanted resources that are to exist, in the order of their deployment
 */
record Plan(Template template, Resolver resolver, List<TemplateResource> wanted) {
    /**
     * Checks a submission.
     *
     * @param before resources that exist
     * @throws DeploymentException where anything is refused
     */
    static Plan of(
            StackIdentity stack, Submission submission, Map<String, DeployedResource> before, Stacks.Types types) {
        try {
            return checked(stack, submission, before, types);
        } catch (StackOverflowError e) {
            throw new DeploymentException(
                    "The template is nested too deeply: its conditions, resources or functions form too long a chain of references.",
                    e);
        } catch (DeploymentException e) {
            throw NoEchoMask.of(submission.hiddenParameters()).mask(e);
        }
    }

    private static Plan checked(
            StackIdentity stack, Submission submission, Map<String, DeployedResource> before, Stacks.Types types) {
        Template template = submission.template();
        Resolver resolver = new Resolver(stack, template, values(template, submission.parameters(), types.system()));
        template.rules().values().forEach(rule -> rule.check(resolver));
        List<TemplateResource> wanted = DeploymentOrder.of(template.resources().values().stream()
                .filter(resource ->
                        resource.condition().map(resolver::condition).orElse(true))
                .toList());
        wanted.forEach(resource -> check(resource, before.get(resource.logicalId()), types));
        return new Plan(template, resolver, wanted);
    }

    private static Map<String, JsonNode> values(Template template, Map<String, String> given, SystemParameters system) {
        given.keySet().stream()
                .filter(name -> !template.parameters().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DeploymentException("The template has no parameter " + name + ".");
                });
        Map<String, JsonNode> values = new LinkedHashMap<>();
        AllowedPattern.Steps steps = new AllowedPattern.Steps();
        template.parameters()
                .forEach((name, parameter) ->
                        values.put(name, parameter.value(Optional.ofNullable(given.get(name)), system, steps)));
        return values;
    }

    private static void check(TemplateResource resource, DeployedResource before, Stacks.Types types) {
        ResourceHandler handler = types.handlers().get(resource.type());
        if (handler == null) {
            throw new DeploymentException("The resource " + resource.describe() + " is of type " + resource.type()
                    + ", which the local cloud does not support. Remove it from the template, or deploy to AWS.");
        }
        if (before != null && !before.type().equals(resource.type())) {
            throw new DeploymentException("The resource " + resource.describe() + " was of type " + before.type()
                    + " and cannot become " + resource.type()
                    + ": CloudFormation does not change the type of a resource."
                    + " Give it another logical id.");
        }
        checkProperties(resource, handler, resource.source());
    }

    /** Refuses properties that are not known; once more where they are resolved. */
    static void checkProperties(TemplateResource resource, ResourceHandler handler, JsonNode properties) {
        List<String> unknown = handler.properties().unknownIn(properties);
        if (!unknown.isEmpty()) {
            throw new DeploymentException("The resource " + resource.describe() + " of type " + resource.type()
                    + " has properties that the local cloud does not support: " + String.join(", ", unknown) + ".");
        }
    }

    /** The outputs, once every resource is made. */
    Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.outputs().values().stream()
                .filter(output -> output.condition().map(resolver::condition).orElse(true))
                .forEach(output ->
                        outputs.put(output.name(), resolver.text(output.value(), "Outputs." + output.name())));
        return outputs;
    }
}
