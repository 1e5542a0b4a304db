package cognitosync.localcloud.appsync.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An enhanced subscription filter or invalidation filter: data matches if it satisfies every rule of any group.
 *
 * @param groups in order
 * @param source as the resolver gave it
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html">Enhanced filtering</a>
 */
record SubscriptionFilter(List<List<Rule>> groups, JsonNode source) {
    private static final int MOST_GROUPS = 10;
    private static final int MOST_FIELDS = 5;
    private static final int LONGEST_FIELD = 256;
    private static final int DEEPEST_FIELD = 5;

    /** One comparison. */
    record Rule(String field, FilterOperator operator, JsonNode value) {
        private boolean matches(JsonNode data) {
            String[] names = field.split("\\.", -1);
            JsonNode found = data;
            for (String name : names) {
                found = found.path(name);
            }
            // A rule on a deeper field is ignored by AppSync, and what is ignored must not let data through.
            return names.length <= DEEPEST_FIELD
                    && !found.isMissingNode()
                    && !found.isNull()
                    && operator.matches(found, value);
        }
    }

    /** Takes a copy. */
    SubscriptionFilter {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /**
     * Reads the argument of {@code extensions.setSubscriptionFilter} and {@code extensions.setSubscriptionInvalidationFilter}.
     *
     * @throws FilterException where AppSync refuses it
     */
    static SubscriptionFilter read(JsonNode filter) {
        if (!(filter.path("filterGroup") instanceof ArrayNode group) || group.isEmpty()) {
            throw new FilterException("subscription filter has no `filterGroup`.");
        }
        if (group.size() > MOST_GROUPS) {
            throw new FilterException("Filters combination exceed maximum limit " + MOST_GROUPS + " for subscription.");
        }
        List<List<Rule>> groups = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        for (JsonNode filters : group) {
            groups.add(rules(filters, fields));
        }
        if (fields.size() > MOST_FIELDS) {
            throw new FilterException("Filters exceed maximum attributes limit " + MOST_FIELDS + " for subscription.");
        }
        return new SubscriptionFilter(groups, filter);
    }

    private static List<Rule> rules(JsonNode filters, Set<String> fieldsOfAll) {
        if (!(filters.path("filters") instanceof ArrayNode list) || list.isEmpty()) {
            throw new FilterException("subscription filter has no `filters`.");
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        for (JsonNode filter : list) {
            Rule rule = rule(filter);
            if (!fields.add(rule.field())) {
                throw new FilterException("filter uses same fieldName multiple time: `" + rule.field() + "`.");
            }
            rules.add(rule);
        }
        fieldsOfAll.addAll(fields);
        return rules;
    }

    private static Rule rule(JsonNode filter) {
        String field = filter.path("fieldName").asText();
        if (field.isEmpty() || field.length() > LONGEST_FIELD) {
            throw new FilterException(
                    "subscription filter needs a `fieldName` of at most " + LONGEST_FIELD + " characters.");
        }
        String word = filter.path("operator").asText();
        FilterOperator operator = FilterOperator.of(word)
                .orElseThrow(() -> new FilterException("subscription filter has the unknown operator `" + word + "`."));
        operator.complaint(filter.path("value")).ifPresent(complaint -> {
            throw new FilterException(complaint);
        });
        return new Rule(field, operator, filter.path("value"));
    }

    /** Whether the published data, or the payload of an invalidation, satisfies it. */
    boolean matches(JsonNode data) {
        return groups.stream().anyMatch(rules -> rules.stream().allMatch(rule -> rule.matches(data)));
    }

    /** A filter that AppSync refuses when a subscription starts. */
    static final class FilterException extends RuntimeException {
        private FilterException(String message) {
            super(message);
        }
    }
}
