package cognitosync.localcloud.appsync.resolver;

import cognitosync.localcloud.appsync.runtime.ResolverContext;
import cognitosync.localcloud.appsync.runtime.ResolverError;
import cognitosync.localcloud.appsync.runtime.ResolverRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves fields with a runtime. */
public record Resolvers(ResolverRuntime runtime) {
    private static final Logger LOG = LoggerFactory.getLogger(Resolvers.class);

    /** Resolves a field; whatever its code does is in the resolution. */
    public Resolution resolve(Resolver resolver, ResolverContext context) {
        try {
            return Execution.of(runtime, resolver, context);
        } catch (OutOfMemoryError e) {
            LOG.error("The heap was exhausted by the resolver {}", resolver.name(), e);
            return Resolution.failed(ResolverError.OUT_OF_MEMORY);
        }
    }
}
