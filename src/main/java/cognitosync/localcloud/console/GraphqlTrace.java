package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.console.Excerpts.Excerpt;
import cognitosync.localcloud.console.FieldCall.Argument;
import cognitosync.localcloud.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How a GraphQL request was answered.
 *
 * @param name its operation with its first fields
 * @param fields those that were authorized or resolved
 * @param resolved those with a resolver that ran
 * @param errors that belong to none of these fields
 * @param omitted message about fields and errors that were not kept; empty if all were
 */
record GraphqlTrace(
        String apiId,
        String name,
        List<FieldView> fields,
        List<FieldView> resolved,
        List<ErrorView> errors,
        String omitted) {
    private static final int FIELDS_IN_NAME = 3;

    /** What every part of the trace is read with. */
    private record Source(JsonNode json, TrailEntry entry, CallerNames callers, Excerpts excerpts) {}

    /**
     * A field.
     *
     * @param anchor id of its section
     * @param path in the response
     * @param name with its type
     * @param arguments those of a field of the operation itself
     * @param decision on it; empty for a field of an object, which is not authorized by itself
     * @param isRefused whether its resolver called {@code util.unauthorized}
     * @param steps functions of its resolver, in order
     */
    record FieldView(
            String anchor,
            String path,
            String name,
            List<Argument> arguments,
            List<FieldDecision> decision,
            boolean isRefused,
            List<ErrorView> errors,
            List<StepView> steps) {
        boolean resolved() {
            return !steps.isEmpty();
        }

        boolean failed() {
            return !errors.isEmpty();
        }
    }

    /**
     * The decision on a field.
     *
     * @param href of its explanation; empty if it is not kept
     */
    record FieldDecision(String kind, String word, String href) {}

    /** An error as the client got it. */
    record ErrorView(String path, String type, String message) {
        static ErrorView of(JsonNode error) {
            return new ErrorView(
                    error.path("path").asText(""),
                    error.path("errorType").asText(""),
                    error.path("message").asText());
        }
    }

    /**
     * A function of a resolver, or the resolver itself. What was not reached is empty.
     *
     * @param request to the data source
     * @param result of the data source
     * @param error of the data source
     * @param response that the function returned
     * @param logs that it wrote
     */
    record StepView(
            String name,
            List<Excerpt> request,
            List<Excerpt> result,
            List<ErrorView> error,
            List<Excerpt> response,
            List<Excerpt> logs) {
        static StepView of(JsonNode step, Excerpts excerpts) {
            List<String> lines =
                    elements(step.path("logs")).map(JsonNode::asText).toList();
            return new StepView(
                    step.path("name").asText(),
                    excerpt(step, "request", excerpts),
                    excerpt(step, "result", excerpts),
                    step.path("error").isObject() ? List.of(error(step.path("error"))) : List.of(),
                    excerpt(step, "response", excerpts),
                    lines.isEmpty()
                            ? List.of()
                            : List.of(abridged(step, "logs", excerpts.of(String.join("\n", lines)))));
        }

        private static ErrorView error(JsonNode error) {
            return new ErrorView(
                    "", error.path("type").asText(), error.path("message").asText());
        }

        private static List<Excerpt> excerpt(JsonNode step, String member, Excerpts excerpts) {
            JsonNode value = step.path(member);
            if (value.isMissingNode()) {
                return List.of();
            }
            return List.of(
                    isAbridged(step, member) ? excerpts.of(value.asText()).abridged() : excerpts.of(value));
        }

        private static Excerpt abridged(JsonNode step, String member, Excerpt excerpt) {
            return isAbridged(step, member) ? excerpt.abridged() : excerpt;
        }

        private static boolean isAbridged(JsonNode step, String member) {
            return elements(step.path("abridged"))
                    .anyMatch(name -> name.asText().equals(member));
        }
    }

    static GraphqlTrace of(JsonNode json, TrailEntry entry, CallerNames callers, Excerpts excerpts) {
        Source source = new Source(json, entry, callers, excerpts);
        List<FieldView> fields = new ArrayList<>();
        for (JsonNode field : json.path("fields")) {
            fields.add(view(source, field, fields.size() + 1));
        }
        return new GraphqlTrace(
                json.path("apiId").asText(),
                name(json),
                fields,
                fields.stream().filter(FieldView::resolved).toList(),
                errors(source)
                        .filter(error ->
                                fields.stream().noneMatch(field -> field.path().equals(error.path())))
                        .toList(),
                omitted(json));
    }

    private static String name(JsonNode json) {
        String fields = elements(json.path("fields"))
                .filter(FieldCall::isTop)
                .map(field -> field.path("field").asText())
                .distinct()
                .limit(FIELDS_IN_NAME)
                .collect(Collectors.joining(", "));
        String operation =
                switch (json.path("operation").asText()) {
                    case "MUTATION" -> Messages.text("console.graphql.mutation");
                    case "SUBSCRIPTION" -> Messages.text("console.graphql.subscription");
                    default -> Messages.text("console.graphql.query");
                };
        return fields.isEmpty() ? operation : Messages.text("console.graphql.name", operation, fields);
    }

    private static String omitted(JsonNode json) {
        int fields = json.path("omitted").asInt();
        int errors = json.path("omittedErrors").asInt();
        return fields + errors == 0 ? "" : Messages.text("console.graphql.omitted", fields, errors);
    }

    private static FieldView view(Source source, JsonNode field, int number) {
        String path = field.path("path").asText();
        return new FieldView(
                "field-" + number,
                path,
                field.path("type").asText() + "." + field.path("field").asText(),
                FieldCall.arguments(field, source.callers()),
                FieldCall.isTop(field) ? List.of(decision(source.entry(), field)) : List.of(),
                field.path("isUnauthorized").asBoolean(),
                errors(source).filter(error -> error.path().equals(path)).toList(),
                elements(field.path("steps"))
                        .map(step -> StepView.of(step, source.excerpts()))
                        .toList());
    }

    private static FieldDecision decision(TrailEntry entry, JsonNode field) {
        boolean isAllowed = field.path("isAllowed").asBoolean();
        String resource = "/types/" + field.path("type").asText() + "/fields/"
                + field.path("field").asText();
        List<Evaluation> evaluations = entry.evaluations();
        String href = "";
        for (int i = 0; i < evaluations.size() && href.isEmpty(); i++) {
            Evaluation evaluation = evaluations.get(i);
            if (evaluation.request().action().equals(GraphqlPage.OPERATION)
                    && evaluation.request().resourceArn().endsWith(resource)
                    && evaluation.decision().isAllowed() == isAllowed) {
                href = WhyPage.href(entry, i);
            }
        }
        return isAllowed
                ? new FieldDecision("allowed", Messages.text("console.verdict.allowed"), href)
                : new FieldDecision("denied", Messages.text("console.verdict.denied"), href);
    }

    private static Stream<ErrorView> errors(Source source) {
        return elements(source.json().path("errors")).map(ErrorView::of);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
