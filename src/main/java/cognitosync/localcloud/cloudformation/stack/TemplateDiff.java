package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.stack.ChangeSet.Change;
import cognitosync.localcloud.cloudformation.template.Expression;
import cognitosync.localcloud.cloudformation.template.Expressions;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.cloudformation.template.TemplateResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a template would change, by its text: nothing is resolved, since no resource is deployed.
 *
 * @param handlers by resource type
 * @param deployed the template that is deployed, where one is
 * @param existing resources of that template
 */
record TemplateDiff(
        Map<String, ResourceHandler> handlers, Optional<Template> deployed, Map<String, DeployedResource> existing) {
    /** The changes, in the order in which they would happen. */
    List<Change> with(Plan plan, boolean parametersDiffer) {
        List<Change> changes = new ArrayList<>();
        Map<String, Change> modified = new HashMap<>();
        for (TemplateResource resource : plan.wanted()) {
            DeployedResource present = existing.get(resource.logicalId());
            if (present == null) {
                changes.add(new Change("Add", resource.logicalId(), "", resource.type(), List.of()));
                continue;
            }
            List<Change.Detail> details = details(resource, modified, parametersDiffer);
            if (!details.isEmpty() || !isSameOtherwise(resource.logicalId(), plan.template())) {
                Change change = new Change(
                        "Modify", resource.logicalId(), present.resource().physicalId(), resource.type(), details);
                modified.put(resource.logicalId(), change);
                changes.add(change);
            }
        }
        existing.values().stream()
                .filter(present -> plan.wanted().stream()
                        .noneMatch(resource -> resource.logicalId().equals(present.logicalId())))
                .forEach(present -> changes.add(new Change(
                        "Remove", present.logicalId(), present.resource().physicalId(), present.type(), List.of())));
        return changes;
    }

    private List<Change.Detail> details(
            TemplateResource resource, Map<String, Change> modified, boolean parametersDiffer) {
        JsonNode before = source(resource.logicalId()).path("Properties");
        List<Change.Detail> details = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        resource.source().fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            boolean replaces = handlers.get(resource.type()).replacedBy().contains(name);
            if (!before.path(name).equals(resource.source().path(name))) {
                details.add(new Change.Detail(name, replaces ? "Always" : "Never", true));
            } else if (refersToChanged(resource.source().path(name), modified, parametersDiffer)) {
                details.add(new Change.Detail(name, replaces ? "Conditionally" : "Never", false));
            }
        }
        return details;
    }

    // Another physical id, or a parameter whose value is another: both show only once they are resolved.
    private boolean refersToChanged(JsonNode property, Map<String, Change> modified, boolean parametersDiffer) {
        List<Expression> parts =
                Expressions.values("change").parse(property).all().toList();
        return parts.stream().anyMatch(part -> {
            if (part instanceof Expression.Ref ref) {
                return isReplaced(ref.name(), modified)
                        || (parametersDiffer
                                && deployed.map(template ->
                                                template.parameters().containsKey(ref.name()))
                                        .orElse(false));
            }
            return part instanceof Expression.GetAtt attribute && isReplaced(attribute.logicalId(), modified);
        });
    }

    private static boolean isReplaced(String logicalId, Map<String, Change> modified) {
        return Optional.ofNullable(modified.get(logicalId))
                .map(change -> !change.replacement().equals("False"))
                .orElse(false);
    }

    // Policies and metadata are no properties.
    private boolean isSameOtherwise(String logicalId, Template next) {
        JsonNode before = source(logicalId);
        JsonNode after = next.source().path("Resources").path(logicalId);
        return before.path("DeletionPolicy").equals(after.path("DeletionPolicy"))
                && before.path("UpdateReplacePolicy").equals(after.path("UpdateReplacePolicy"))
                && before.path("Metadata").equals(after.path("Metadata"));
    }

    private JsonNode source(String logicalId) {
        return deployed.map(template -> template.source().path("Resources").path(logicalId))
                .orElseGet(MissingNode::getInstance);
    }
}
