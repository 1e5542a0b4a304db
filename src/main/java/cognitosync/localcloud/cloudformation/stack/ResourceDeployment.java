package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.Resolver;
import cognitosync.localcloud.cloudformation.template.TemplateResource;
import cognitosync.localcloud.cloudformation.template.TemplateResource.Retention;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates and updates the resources of a plan, each after those that it depends on. Every handler is called every time, even if no
 * property changed: addresses of this machine, such as ports, are in no property.
 *
 * @param operation that deploys them
 * @param existing resources to start from
 * @param now resources that exist now; differs from {@code existing} during a rollback
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">Update behaviors</a>
 */
record ResourceDeployment(
        StackOperation operation, Map<String, DeployedResource> existing, Map<String, DeployedResource> now) {
    /**
     * Deploys every resource.
     *
     * @return the outputs
     * @throws DeploymentException if a resource failed; those before it are deployed
     */
    Map<String, String> deploy(Plan plan) {
        for (int position = 0; position < plan.wanted().size(); position++) {
            TemplateResource resource = plan.wanted().get(position);
            Resource made = deploy(position, resource, plan.resolver());
            String reference = operation.types().handlers().get(resource.type()).reference(made.physicalId());
            plan.resolver().add(resource.logicalId(), new Resource(reference, made.attributes()));
        }
        return plan.outputs();
    }

    private Resource deploy(int position, TemplateResource resource, Resolver resolver) {
        Optional<DeployedResource> before = Optional.ofNullable(existing.get(resource.logicalId()));
        String verb = now.containsKey(resource.logicalId()) ? "UPDATE" : "CREATE";
        try {
            ResourceHandler handler = operation.types().handlers().get(resource.type());
            ObjectNode properties = resource.properties().resolve(resolver);
            Plan.checkProperties(resource, handler, properties);
            boolean replaced =
                    before.isPresent() && replaces(handler, before.get().properties(), properties);
            boolean changed = isChanged(resource.logicalId(), before, properties);
            StackEvent begins = event(
                    resource,
                    before.map(earlier -> earlier.resource().physicalId()).orElse(""),
                    verb + "_IN_PROGRESS",
                    replaced
                            ? Optional.of("Requested update requires the creation of a new physical resource;"
                                    + " hence creating one.")
                            : Optional.empty());
            if (changed || replaced) {
                operation.events().add(begins);
            }
            Supplier<Resource> change = handler.prepare(new Declaration(
                    operation.identity(),
                    resource.logicalId(),
                    properties.deepCopy(),
                    replaced ? Optional.empty() : before.map(DeployedResource::resource)));
            return operation.records().database().write(t -> {
                Resource made = change.get();
                boolean isNew = before.isEmpty()
                        || !before.get().resource().physicalId().equals(made.physicalId());
                operation
                        .resources()
                        .save(
                                t,
                                position,
                                new DeployedResource(
                                        resource.logicalId(),
                                        resource.type(),
                                        made,
                                        properties,
                                        retention(resource).retains(isNew)));
                if (changed) {
                    StackEvents.add(t, event(resource, made.physicalId(), verb + "_COMPLETE", Optional.empty()));
                }
                return made;
            });
        } catch (RuntimeException | Error e) {
            throw failed(resource, verb, e);
        }
    }

    private Retention retention(TemplateResource resource) {
        return operation.retainExceptOnCreate() ? resource.onDelete().exceptOnCreate() : resource.onDelete();
    }

    private static boolean replaces(ResourceHandler handler, JsonNode before, JsonNode properties) {
        return handler.replacedBy().stream().anyMatch(name -> !before.path(name).equals(properties.path(name)));
    }

    private boolean isChanged(String logicalId, Optional<DeployedResource> before, JsonNode properties) {
        DeployedResource present = now.get(logicalId);
        return before.isEmpty()
                || present == null
                || !present.properties().equals(properties)
                || !present.resource()
                        .physicalId()
                        .equals(before.get().resource().physicalId());
    }

    private DeploymentException failed(TemplateResource resource, String verb, Throwable e) {
        String reason = operation.reason(e);
        operation
                .events()
                .add(event(
                        resource,
                        Optional.ofNullable(now.get(resource.logicalId()))
                                .map(present -> present.resource().physicalId())
                                .orElse(""),
                        verb + "_FAILED",
                        Optional.of(reason)));
        return new DeploymentException(
                "The resource " + resource.describe() + " of type " + resource.type()
                        + " could not be created or updated: " + reason,
                operation.mask().mask(e));
    }

    private StackEvent event(TemplateResource resource, String physicalId, String status, Optional<String> reason) {
        return operation.event(resource.logicalId(), resource.type(), physicalId, status, reason);
    }
}
