package cognitosync.localcloud.appsync.resolver;

import java.util.List;

/** What resolves a field. */
public sealed interface Resolver {
    /** The field, such as {@code Query.changes}; names it in a trace. */
    String name();

    /** The code with its handlers. */
    String code();

    /** A resolver with one data source. */
    record Unit(String name, String code, DataSource dataSource) implements Resolver {}

    /** A resolver whose handlers run before and after functions. */
    record Pipeline(String name, String code, List<Function> functions) implements Resolver {
        /** Takes a copy. */
        public Pipeline {
            functions = List.copyOf(functions);
        }
    }

    /** A function of a pipeline. */
    record Function(String name, String code, DataSource dataSource) {}
}
