package cognitosync.localcloud.cloudformation;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One stack and what was made of it. A template deployed again is an update: the same logical id of the same type keeps what
 * exists, unless its handler replaces it. One deployment at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">Update behaviors</a>
 */
public final class DeployedStack {
    private final StackIdentity identity;
    private final StackRecords records;
    private final Map<String, ResourceHandler> handlers;
    private final SystemParameters system;

    DeployedStack(
            StackIdentity identity,
            StackRecords records,
            Map<String, ResourceHandler> handlers,
            SystemParameters system) {
        this.identity = identity;
        this.records = records;
        this.handlers = handlers;
        this.system = system;
    }

    /** Which stack. */
    public StackIdentity identity() {
        return identity;
    }

    /** Outputs of the last complete deployment, in the template's order. */
    public Map<String, String> outputs() {
        return records.outputs(identity.name());
    }

    /** Template of the last complete deployment. */
    public Optional<JsonNode> template() {
        return records.template(identity.name());
    }

    /** What was made, in order. */
    public List<DeployedResource> resources() {
        return records.resources(identity.name());
    }

    /**
     * Makes what the template declares, each resource after those that it needs; then deletes what the template no longer has,
     * in reverse order. Every handler is called every time: addresses of this machine, such as ports, are in no property.
     *
     * @param parameters values for the template's parameters
     * @return the outputs
     * @throws DeploymentException where anything is refused; before the first resource is made wherever that can be known
     */
    public Map<String, String> deploy(Template template, Map<String, String> parameters) {
        Resolver resolver = new Resolver(identity, template, values(template, parameters));
        template.rules().values().forEach(rule -> rule.check(resolver));
        List<TemplateResource> wanted = DeploymentOrder.of(template.resources().values().stream()
                .filter(resource ->
                        resource.condition().map(resolver::condition).orElse(true))
                .toList());
        Map<String, DeployedResource> before = resources().stream()
                .collect(Collectors.toMap(
                        DeployedResource::logicalId, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        wanted.forEach(resource -> check(resource, before.get(resource.logicalId())));
        for (int position = 0; position < wanted.size(); position++) {
            TemplateResource resource = wanted.get(position);
            resolver.add(
                    resource.logicalId(),
                    make(position, resource, Optional.ofNullable(before.remove(resource.logicalId())), resolver));
        }
        Map<String, String> outputs = outputs(template, resolver);
        records.complete(identity.name(), template.source(), outputs, List.copyOf(before.values()));
        deleteLeftovers();
        return outputs;
    }

    private Map<String, JsonNode> values(Template template, Map<String, String> given) {
        given.keySet().stream()
                .filter(name -> !template.parameters().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DeploymentException("The template has no parameter " + name + ".");
                });
        Map<String, JsonNode> values = new LinkedHashMap<>();
        template.parameters()
                .forEach((name, parameter) ->
                        values.put(name, parameter.value(Optional.ofNullable(given.get(name)), system)));
        return values;
    }

    private void check(TemplateResource resource, DeployedResource before) {
        ResourceHandler handler = handlers.get(resource.type());
        if (handler == null) {
            throw new DeploymentException("The resource " + resource.describe() + " is of type " + resource.type()
                    + ", which the local cloud does not run. Take it out of the template, or deploy to AWS.");
        }
        if (before != null && !before.type().equals(resource.type())) {
            throw new DeploymentException("The resource " + resource.describe() + " was of type " + before.type()
                    + " and cannot become " + resource.type() + ": CloudFormation does not change types."
                    + " Give it another logical id.");
        }
        checkProperties(resource, handler, resource.source());
    }

    private static void checkProperties(TemplateResource resource, ResourceHandler handler, JsonNode properties) {
        List<String> unknown = handler.properties().unknownIn(properties);
        if (!unknown.isEmpty()) {
            throw new DeploymentException("The resource " + resource.describe() + " of type " + resource.type()
                    + " has properties that the local cloud does not know: " + String.join(", ", unknown) + ".");
        }
    }

    private Resource make(
            int position, TemplateResource resource, Optional<DeployedResource> before, Resolver resolver) {
        ResourceHandler handler = handlers.get(resource.type());
        try {
            ObjectNode properties = resource.properties().resolve(resolver);
            checkProperties(resource, handler, properties);
            Resource made = handler.deploy(new Declaration(
                    identity, resource.logicalId(), properties.deepCopy(), before.map(DeployedResource::resource)));
            Optional<String> replaced = before.map(earlier -> earlier.resource().physicalId())
                    .filter(id -> !id.equals(made.physicalId()) && !resource.retainedOnReplace());
            records.save(
                    identity.name(),
                    position,
                    new DeployedResource(
                            resource.logicalId(), resource.type(), made, properties, resource.retainedOnDelete()),
                    replaced);
            return made;
        } catch (DeploymentException | AwsException | StoreException e) {
            throw new DeploymentException(
                    "The resource " + resource.describe() + " of type " + resource.type() + " could not be made: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Map<String, String> outputs(Template template, Resolver resolver) {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.outputs().values().stream()
                .filter(output -> output.condition().map(resolver::condition).orElse(true))
                .forEach(output ->
                        outputs.put(output.name(), resolver.text(output.value(), "Outputs." + output.name())));
        return outputs;
    }

    private void deleteLeftovers() {
        Set<String> inUse = resources().stream()
                .map(resource -> resource.type() + " " + resource.resource().physicalId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (StackRecords.Leftover leftover : records.leftovers(identity.name())) {
            // The same thing may have been taken over under a new logical id; its new owner keeps it.
            if (!inUse.contains(leftover.type() + " " + leftover.physicalId())) {
                delete(leftover);
            }
            records.forget(leftover);
        }
    }

    private void delete(StackRecords.Leftover leftover) {
        ResourceHandler handler = handlers.get(leftover.type());
        if (handler == null) {
            throw new DeploymentException("The resource " + leftover.logicalId() + " is of type " + leftover.type()
                    + ", which the local cloud does not run, so that it cannot be deleted.");
        }
        try {
            handler.delete(leftover.physicalId());
        } catch (DeploymentException | AwsException | StoreException e) {
            throw new DeploymentException(
                    "The resource " + leftover.logicalId() + " of type " + leftover.type() + " ("
                            + leftover.physicalId() + ") could not be deleted: " + e.getMessage(),
                    e);
        }
    }
}
