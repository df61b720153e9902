# One worker of a hosted atlas. Build: docker build -t dateline-atlas . ; run: see compose.yaml.
FROM python:3.11-slim AS packages
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --quiet -r requirements.txt

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /tmp atlas
WORKDIR /atlas
COPY --from=packages /venv /venv
COPY app.py LICENSE ./
COPY .streamlit .streamlit
COPY data data
COPY geo geo
COPY pages pages
RUN /venv/bin/python -m compileall -q /atlas
# Nothing is written but below /tmp, which compose.yaml keeps in memory: the root may be read-only.
ENV HOME=/tmp XDG_CACHE_HOME=/tmp/cache XDG_DATA_HOME=/tmp/data PYTHONDONTWRITEBYTECODE=1
USER 10001
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["/venv/bin/python", "-c", \
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["/venv/bin/python", "-m", "streamlit", "run", "app.py", "--server.headless=true", \
    "--server.address=0.0.0.0", "--server.port=8501"]
