package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A resource type with JavaScript, which is written in the template or is an asset. */
interface CodeHandler extends ResourceHandler {
    /** What all handlers of AppSync share. */
    ApiResources resources();

    /** The properties that have the code, and these. */
    static PropertyNames withCode(Map<String, String> ignored, String... others) {
        Set<String> honoured = Stream.concat(
                        Stream.of("ApiId", "Code", "CodeS3Location", "Runtime.Name", "Runtime.RuntimeVersion"),
                        Stream.of(others))
                .collect(Collectors.toUnmodifiableSet());
        return new PropertyNames(honoured, ignored);
    }

    /** The check of code takes long; its result is kept. */
    @Override
    default Supplier<Resource> prepare(Declaration declaration) {
        resources().properties(declaration).code();
        return () -> deploy(declaration);
    }
}
