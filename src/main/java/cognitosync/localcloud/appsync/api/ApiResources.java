package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.runtime.ResolverRuntime;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import java.security.SecureRandom;
import java.util.List;

/** The resource types of AppSync, and what their handlers share. */
public final class ApiResources {
    private final GraphqlApis apis;
    private final S3Objects objects;
    private final ResolverRuntime runtime;
    private final ApiIds ids;

    /**
     * The resource types.
     *
     * @param apis where APIs are stored
     * @param objects where code and schemas are that templates refer to
     * @param runtime checks code
     */
    public ApiResources(GraphqlApis apis, S3Objects objects, ResolverRuntime runtime, SecureRandom random) {
        this.apis = apis;
        this.objects = objects;
        this.runtime = runtime;
        ids = new ApiIds(random);
    }

    /** The CloudFormation resource handlers. */
    public List<ResourceHandler> handlers() {
        return List.of(
                new GraphqlApiHandler(this),
                new GraphqlSchemaHandler(this),
                new DataSourceHandler(this),
                new FunctionConfigurationHandler(this),
                new ResolverHandler(this));
    }

    GraphqlApis apis() {
        return apis;
    }

    ApiIds ids() {
        return ids;
    }

    ApiProperties properties(Declaration declaration) {
        return new ApiProperties(declaration, apis, objects, runtime);
    }
}
