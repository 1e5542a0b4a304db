package cognitosync.localcloud.appsync.resolver;

import cognitosync.localcloud.appsync.resolver.DataSource.Reply;
import cognitosync.localcloud.appsync.resolver.Resolution.Step;
import cognitosync.localcloud.appsync.runtime.Evaluation;
import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import cognitosync.localcloud.appsync.runtime.Evaluation.Outcome;
import cognitosync.localcloud.appsync.runtime.ResolverContext;
import cognitosync.localcloud.appsync.runtime.ResolverError;
import cognitosync.localcloud.appsync.runtime.ResolverRuntime;
import cognitosync.localcloud.appsync.runtime.ResolverRuntime.Handler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resolution of a field, step by step. Used once. */
final class Execution {
    private static final String END = "END";

    private final ResolverRuntime runtime;
    private final List<ResolverError> errors = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Step> trace = new ArrayList<>();
    private ResolverContext context;
    private boolean isUnauthorized;
    private boolean isFailed;
    private boolean isAtEnd;

    private Execution(ResolverRuntime runtime, ResolverContext context) {
        this.runtime = runtime;
        this.context = context;
    }

    /** Resolves a field. */
    static Resolution of(ResolverRuntime runtime, Resolver resolver, ResolverContext context) {
        Execution execution = new Execution(runtime, context);
        JsonNode value = resolver instanceof Resolver.Pipeline pipeline
                ? execution.runPipeline(pipeline)
                : execution.runFunction(asFunction((Resolver.Unit) resolver));
        return execution.ended(value);
    }

    private static Resolver.Function asFunction(Resolver.Unit unit) {
        return new Resolver.Function(unit.name(), unit.code(), unit.dataSource());
    }

    private Resolution ended(JsonNode value) {
        boolean hasValue = !isFailed && !isUnauthorized;
        return new Resolution(
                hasValue ? value : NullNode.getInstance(), isUnauthorized, errors, extensions, headers, trace);
    }

    private JsonNode runPipeline(Resolver.Pipeline pipeline) {
        StepRecord before = new StepRecord(pipeline.name());
        JsonNode previous = evaluate(before, pipeline.code(), Handler.REQUEST);
        before.request = previous;
        before.end();
        // An early return of the resolver's own request handler skips the functions, whatever it asks for.
        boolean runsFunctions = !before.isEarly;
        for (Resolver.Function function : runsFunctions ? pipeline.functions() : List.<Resolver.Function>of()) {
            if (isStopped() || isAtEnd) {
                break;
            }
            context = context.after(previous);
            previous = runFunction(function);
        }
        if (isStopped()) {
            return NullNode.getInstance();
        }
        StepRecord after = new StepRecord(pipeline.name());
        // The result of the last function is both the previous one and that of the pipeline.
        context = context.after(previous).withResult(previous, Optional.empty());
        after.response = evaluate(after, pipeline.code(), Handler.RESPONSE);
        after.end();
        return after.response;
    }

    private boolean isStopped() {
        return isFailed || isUnauthorized;
    }

    private JsonNode runFunction(Resolver.Function function) {
        StepRecord step = new StepRecord(function.name());
        JsonNode value = evaluate(step, function.code(), Handler.REQUEST);
        step.request = value;
        if (!isStopped() && !step.isEarly) {
            value = ask(step, function);
        }
        step.end();
        return value;
    }

    private JsonNode ask(StepRecord step, Resolver.Function function) {
        try {
            step.reply = function.dataSource().invoke(step.request);
        } catch (DataSource.RequestException e) {
            isFailed = true;
            errors.add(ResolverError.of("MappingTemplate", e.getMessage()));
            return NullNode.getInstance();
        }
        context = context.withResult(step.reply.result(), step.reply.error());
        step.response = evaluate(step, function.code(), Handler.RESPONSE);
        return step.response;
    }

    private JsonNode evaluate(StepRecord step, String code, Handler handler) {
        Evaluation evaluation = runtime.evaluate(code, handler, context);
        context = context.withStash(evaluation.stash());
        errors.addAll(evaluation.errors());
        extensions.addAll(evaluation.extensions());
        headers.putAll(evaluation.headers());
        step.logs.addAll(evaluation.logs());
        Outcome outcome = evaluation.outcome();
        if (outcome instanceof Outcome.Returned returned) {
            return returned.value();
        }
        if (outcome instanceof Outcome.EarlyReturn early) {
            step.isEarly = true;
            isAtEnd = early.skipTo().filter(END::equals).isPresent();
            return early.value();
        }
        if (outcome instanceof Outcome.Failed failed) {
            isFailed = true;
            errors.add(failed.error());
        } else {
            isUnauthorized = true;
        }
        return NullNode.getInstance();
    }

    /** A step while it runs. */
    private final class StepRecord {
        private final String name;
        private final List<String> logs = new ArrayList<>();
        private JsonNode request;
        private Reply reply;
        private JsonNode response;
        private boolean isEarly;

        StepRecord(String name) {
            this.name = name;
        }

        void end() {
            trace.add(new Step(
                    name,
                    Optional.ofNullable(request),
                    Optional.ofNullable(reply),
                    Optional.ofNullable(response),
                    logs));
        }
    }
}
