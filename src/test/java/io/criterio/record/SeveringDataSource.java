package io.criterio.record;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to a real database, one of which is lost around a commit: the server has done it, or has not, and nobody hears. */
final class SeveringDataSource implements DataSource {

    private enum When {
        NEVER,
        BEFORE,
        AFTER
    }

    private final DataSource real;
    private volatile When when = When.NEVER;
    private volatile boolean severed;

    SeveringDataSource(DataSource real) {
        this.real = real;
    }

    void afterTheNextCommit() {
        when = When.AFTER;
    }

    void beforeTheNextCommit() {
        when = When.BEFORE;
    }

    boolean severed() {
        return severed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.getName().equals("commit")
                    ? commit(connection, method, connection, arguments)
                    : call(method, connection, arguments);
            return result instanceof PreparedStatement statement ? statement(connection, statement) : result;
        });
    }

    private PreparedStatement statement(Connection connection, PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> method.getName().equals("executeUpdate") && connection.getAutoCommit()
                        ? commit(connection, method, statement, arguments)
                        : call(method, statement, arguments));
    }

    private Object commit(Connection connection, Method method, Object target, Object[] arguments) throws Throwable {
        When wanted = when;
        when = When.NEVER;
        if (wanted == When.NEVER) {
            return call(method, target, arguments);
        }
        if (wanted == When.AFTER) {
            call(method, target, arguments);
        }
        severed = true;
        connection.abort(Runnable::run);
        throw new SQLException("the connection was lost", "08006");
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                Set.of(type).toArray(new Class<?>[0]),
                (proxy, method, arguments) -> handler.handle(method, arguments)));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
