# One file, one target a service: docker build --target poller -t newspipeline/poller .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY shared shared
COPY services services
RUN for service in Poller Enricher StoryDesk Indexer Search Alerts Standalone; do \
      dotnet publish services/$service -c Release -o /out/$service --nologo -v quiet -p:RunAnalyzers=false || exit 1; \
    done

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS service
ENV Data=/data
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
WORKDIR /app
VOLUME /data
EXPOSE 8080

FROM service AS poller
COPY --from=build /out/Poller .
ENTRYPOINT ["dotnet", "NewsPipeline.Poller.dll"]

FROM service AS enricher
COPY --from=build /out/Enricher .
ENTRYPOINT ["dotnet", "NewsPipeline.Enricher.dll"]

FROM service AS story-desk
COPY --from=build /out/StoryDesk .
ENTRYPOINT ["dotnet", "NewsPipeline.StoryDesk.dll"]

FROM service AS indexer
COPY --from=build /out/Indexer .
ENTRYPOINT ["dotnet", "NewsPipeline.Indexer.dll"]

FROM service AS search
COPY --from=build /out/Search .
ENTRYPOINT ["dotnet", "NewsPipeline.Search.dll"]

FROM service AS alerts
COPY --from=build /out/Alerts .
ENTRYPOINT ["dotnet", "NewsPipeline.Alerts.dll"]

FROM service AS standalone
COPY --from=build /out/Standalone .
ENTRYPOINT ["dotnet", "newspipeline.dll"]
